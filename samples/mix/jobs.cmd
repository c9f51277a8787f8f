@echo off
rem Submits, watches and fetches jobs; see jobs --help. Builds what it needs on first use.
setlocal
set "HERE=%~dp0"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"

if exist "%HERE%core\target\lib" if exist "%HERE%core\target\classes" goto run
echo jobs: Building for the first time ... 1>&2
pushd "%HERE%"
call mvnw.cmd -q -pl core -am -DskipTests package 1>&2
if errorlevel 1 (
    popd
    echo jobs: The build failed; what Maven says stands above. 1>&2
    exit /b 1
)
popd

:run
rem run-local leaves its storage account here while it runs.
if not defined AzureWebJobsStorage if exist "%HERE%.run\storage" set /p AzureWebJobsStorage=<"%HERE%.run\storage"

"%JAVA%" -Djobs.terminal=true -cp "%HERE%core\target\classes;%HERE%core\target\lib\*" "@%HERE%core\jobs.args" %*
exit /b %ERRORLEVEL%
