@echo off
rem Install the program from the wheels beside this file, without network.
chcp 65001 >nul
setlocal
set "HERE=%~dp0"
if not "%~1"=="" (set "TARGET=%~1") else (set "TARGET=%LOCALAPPDATA%\Programs\tanhua")
for %%F in ("%HERE:~0,-1%") do set "NAME=%%~nxF"
set "WANTED=3.%NAME:~-2%"
py -%WANTED% -c "import venv, ensurepip" 2>nul
if errorlevel 1 (
  echo 没有找到 Python %WANTED%，没有安装。请先安装 Python %WANTED%（64 位）。
  pause
  exit /b 1
)
py -%WANTED% -m venv "%TARGET%" || goto :failed
"%TARGET%\Scripts\python.exe" -m pip install --quiet --disable-pip-version-check --no-index --find-links "%HERE%wheels" --upgrade tanhua || goto :failed
powershell -NoProfile -Command "$s=(New-Object -ComObject WScript.Shell).CreateShortcut([Environment]::GetFolderPath('Programs')+'\监督谈话工作台.lnk'); $s.TargetPath='%TARGET%\Scripts\pythonw.exe'; $s.Arguments='-m desktop'; $s.IconLocation='%TARGET%\Lib\site-packages\resources\program\tanhua.ico'; $s.Save()"
"%TARGET%\Scripts\tanhua.exe" --version
echo 已装到“%TARGET%”，开始菜单中有“监督谈话工作台”。
pause
exit /b 0
:failed
echo 没有装好；软件包不全，或者文件夹不能写。数据没有改动。
pause
exit /b 1
