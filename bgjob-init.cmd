@echo off
rem Starts the generator; builds it first when it is not there.
setlocal
set "home=%~dp0"
set "jar=%home%generator\target\bgjob-generator.jar"
set "emulator=%home%generator\target\batch-emulator-installed"

if defined JAVA_HOME (
  set "java=%JAVA_HOME%\bin\java.exe"
) else (
  set "java=java.exe"
)
"%java%" -version >nul 2>&1
if errorlevel 1 (
  echo bgjob-init: no Java was found at "%java%". 1>&2
  echo   Install a JDK 17 or later and point JAVA_HOME at it. 1>&2
  exit /b 1
)

if not exist "%jar%" (
  echo Building bgjob; this happens once and takes about a minute. 1>&2
  pushd "%home%"
  call mvnw.cmd -B -ntp -q -pl generator -am package -Dmaven.test.skip=true -Dspotless.check.skip=true 1>&2
  if errorlevel 1 (
    popd
    echo bgjob-init: the generator could not be built; Maven says why above. 1>&2
    exit /b 1
  )
  popd
)

rem Projects with Azure Batch run its stand-in from the local repository, as long as Maven Central has none.
if not exist "%emulator%" (
  pushd "%home%"
  call mvnw.cmd -B -ntp -q -pl it/batch-emulator -am install -Dmaven.test.skip=true -Dspotless.check.skip=true 1>&2
  if errorlevel 1 (
    popd
    echo bgjob-init: the stand-in for Azure Batch could not be built; Maven says why above. 1>&2
    exit /b 1
  )
  popd
  type nul >"%emulator%"
)

"%java%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx96m %BGJOB_JAVA_OPTS% -jar "%jar%" %*
exit /b %errorlevel%
