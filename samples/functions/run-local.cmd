@echo off
rem Runs the project on this machine; builds it first when its sources are newer than its build. See run-local --help.
setlocal
cd /d "%~dp0"

set "JAR=local\target\local.jar"
set "BUILT=local\target\last-build"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
  echo run-local needs a JDK: install one and point JAVA_HOME at it, or put java on the PATH. 1>&2
  exit /b 1
)

if not exist "%BUILT%" goto build
powershell -NoProfile -Command "$built = (Get-Item '%BUILT%').LastWriteTime; if (Get-ChildItem -Recurse -File -Path pom.xml, *\pom.xml, *\src\main, functions\host.json, functions\local.settings.json, webjob\job, *\src\pack -ErrorAction SilentlyContinue | Where-Object { $_.LastWriteTime -gt $built }) { exit 1 }"
if not errorlevel 1 goto run

:build
echo Building (tests are left out) ...
call mvnw.cmd --quiet --batch-mode -DskipTests package
if errorlevel 1 exit /b 1

:run
"%JAVA%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -jar "%JAR%" %*
exit /b %errorlevel%
