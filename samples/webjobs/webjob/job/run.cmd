@echo off
rem What App Service on Windows starts.
setlocal
cd /d "%~dp0"

set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"

rem The web app has a fifth of the memory: infra/web-app.bicep says why.
"%JAVA%" -XX:MaxRAMPercentage=40 -jar worker.jar %*
exit /b %errorlevel%
