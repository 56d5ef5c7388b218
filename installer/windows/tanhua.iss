; Inno Setup 6: the folder that installer/package.py makes on Windows, as one program to install.
;
;   python installer\package.py
;   iscc /DVersion=0.1.0 installer\windows\tanhua.iss
;
; Save this file as UTF-8 with its byte order mark. The data of the users are never touched.

#ifndef Version
  #define Version "0.1.0"
#endif

[Setup]
AppId={{8C1D6B0E-5B7A-4C0B-9B57-2F6B1A2D7E41}
AppName=监督谈话工作台
AppVersion={#Version}
AppVerName=监督谈话工作台 {#Version}
VersionInfoVersion={#Version}
DefaultDirName={autopf}\tanhua
DefaultGroupName=监督谈话工作台
DisableProgramGroupPage=yes
; For oneself without an administrator's rights, or for everybody with them: the user chooses.
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog commandline
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
OutputDir=..\..\dist
OutputBaseFilename=tanhua-setup-{#Version}
SetupIconFile=..\..\resources\program\tanhua.ico
UninstallDisplayIcon={app}\tanhua.exe
UninstallDisplayName=监督谈话工作台
LicenseFile=..\..\LICENSE
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
; An upgrade goes to the same place and asks to close the program first.
UsePreviousAppDir=yes
UsePreviousPrivileges=yes
CloseApplications=yes
RestartApplications=no

[Languages]
; The texts that this script needs are given below, so that no translation has to be added to Inno Setup.
Name: "zh"; MessagesFile: "compiler:Default.isl"

[LangOptions]
zh.LanguageName=简体中文
zh.LanguageID=$0804
zh.LanguageCodePage=936
zh.DialogFontName=Microsoft YaHei UI

[Messages]
SetupAppTitle=安装
SetupWindowTitle=安装 %1
UninstallAppTitle=卸载
UninstallAppFullTitle=卸载 %1
ButtonBack=< 上一步(&B)
ButtonNext=下一步(&N) >
ButtonInstall=安装(&I)
ButtonOK=确定
ButtonCancel=取消
ButtonYes=是(&Y)
ButtonNo=否(&N)
ButtonFinish=完成(&F)
ButtonBrowse=浏览(&B)…
ButtonWizardBrowse=浏览(&R)…
ButtonNewFolder=新建文件夹(&M)
PrivilegesRequiredOverrideTitle=选择安装方式
PrivilegesRequiredOverrideInstruction=请选择安装方式
PrivilegesRequiredOverrideText1=%1 可以给所有用户安装（需要管理员权限），也可以只给您安装。
PrivilegesRequiredOverrideText2=%1 可以只给您安装，也可以给所有用户安装（需要管理员权限）。
PrivilegesRequiredOverrideAllUsers=给所有用户安装(&A)
PrivilegesRequiredOverrideAllUsersRecommended=给所有用户安装(&A)（建议）
PrivilegesRequiredOverrideCurrentUser=只给我安装(&M)
PrivilegesRequiredOverrideCurrentUserRecommended=只给我安装(&M)（建议）
WelcomeLabel1=安装 [name]
WelcomeLabel2=将在这台计算机上安装 [name/ver]。%n%n已经装有旧版本的，直接升级，数据不变。
WizardLicense=许可协议
LicenseLabel=继续以前请阅读下面的内容。
LicenseLabel3=请阅读许可协议，同意后才能继续安装。
LicenseAccepted=我同意(&A)
LicenseNotAccepted=我不同意(&D)
WizardSelectDir=选择安装位置
SelectDirDesc=把 [name] 装在哪里？
SelectDirLabel3=程序将装到下面的文件夹。
SelectDirBrowseLabel=按“下一步”继续；要换文件夹，按“浏览”。
DiskSpaceGBLabel=至少需要 [gb] GB 的可用空间。
DiskSpaceMBLabel=至少需要 [mb] MB 的可用空间。
WizardSelectTasks=选择附加事项
SelectTasksDesc=还要做什么？
SelectTasksLabel2=选择安装 [name] 时一并办理的事项，再按“下一步”。
WizardReady=准备安装
ReadyLabel1=已经准备好，可以安装 [name]。
ReadyLabel2a=按“安装”继续；要检查或者更改，按“上一步”。
ReadyLabel2b=按“安装”继续。
ReadyMemoDir=安装位置：
ReadyMemoTasks=附加事项：
WizardPreparing=正在准备
PreparingDesc=正在准备安装 [name]。
ApplicationsFound=下列程序正在使用要更新的文件，请让安装程序关闭它们；关闭前程序会保存正在输入的内容。
ApplicationsFound2=下列程序正在使用要更新的文件，请让安装程序关闭它们；关闭前程序会保存正在输入的内容。
CloseApplications=自动关闭(&A)
DontCloseApplications=不关闭(&D)
WizardInstalling=正在安装
InstallingLabel=正在安装 [name]，请稍候。
FinishedHeadingLabel=[name] 已装好
FinishedLabelNoIcons=[name] 已装到这台计算机上。
FinishedLabel=[name] 已装到这台计算机上，可以从开始菜单打开。
ClickFinish=按“完成”结束安装。
StatusExtractFiles=正在复制文件…
StatusCreateIcons=正在建立快捷方式…
StatusUninstalling=正在卸载 %1…
StatusClosingApplications=正在关闭程序…
ExitSetupTitle=停止安装
ExitSetupMessage=安装还没有完成。现在停止，程序不会装好。%n%n要停止吗？
ConfirmUninstall=要卸载 %1 吗？各用户的数据不会删除，在各自的 %%LOCALAPPDATA%%\tanhua 中。
UninstallStatusLabel=正在卸载 %1，请稍候。
UninstalledAll=%1 已卸载。各用户的数据没有删除，在各自的 %%LOCALAPPDATA%%\tanhua 中。
UninstalledMost=%1 已卸载，有个别文件没有删掉，可以自行删除。数据没有删除，在 %%LOCALAPPDATA%%\tanhua 中。
OnlyOnTheseArchitectures=本程序只能装在 64 位的 Windows 上。
WinVersionTooLowError=本程序需要 %1 %2 或更新的版本。
SetupAlreadyRunning=安装程序已经打开。

[Tasks]
Name: "desktopicon"; Description: "在桌面上放一个快捷方式"; Flags: unchecked
Name: "autostart"; Description: "开机时启动（装好后可以在托盘菜单中更改）"; Flags: unchecked

[Files]
Source: "..\..\build\package\tanhua\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[InstallDelete]
; The libraries of the version before, so that none of them is mixed with the new ones.
Type: filesandordirs; Name: "{app}\lib"

[Icons]
Name: "{autoprograms}\监督谈话工作台"; Filename: "{app}\tanhua.exe"; AppUserModelID: "tanhua"
Name: "{autodesktop}\监督谈话工作台"; Filename: "{app}\tanhua.exe"; Tasks: desktopicon; AppUserModelID: "tanhua"

[Registry]
; The same value that the switch in the program writes and takes away.
Root: HKCU; Subkey: "Software\Microsoft\Windows\CurrentVersion\Run"; ValueType: string; ValueName: "tanhua"; \
  ValueData: """{app}\tanhua.exe"" --store ""{localappdata}\tanhua"""; Tasks: autostart; \
  Flags: uninsdeletevalue

[Run]
Filename: "{app}\tanhua.exe"; Description: "打开监督谈话工作台"; Flags: nowait postinstall skipifsilent
