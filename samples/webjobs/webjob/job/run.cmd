@echo off
rem What App Service on Windows starts.
setlocal
cd /d "%~dp0"

set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"

"%JAVA%" -jar worker.jar %*
exit /b %errorlevel%
