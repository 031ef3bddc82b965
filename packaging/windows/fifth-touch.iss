; The installer for Windows, for Inno Setup 6. packaging/windows/installer.py calls it with
;   ISCC /DVersion=0.2.0 /DBundle=C:\...\dist\fifth-touch /DMark=C:\...\fifth-touch.ico /DInto=C:\...\dist fifth-touch.iss
; For one person, without administrator rights. Uninstalling keeps the data.

#ifndef Version
  #error Version, Bundle, Mark and Into come from packaging/windows/installer.py
#endif

[Setup]
AppId={{6B0F5C1E-5A5B-4B0B-9C35-5F0FF1F7A5E5}
AppName=Fifth Touch
AppVersion={#Version}
AppVerName=Fifth Touch {#Version}
AppPublisher=The Fifth Touch authors
VersionInfoVersion={#Version}
DefaultDirName={autopf}\Fifth Touch
DefaultGroupName=Fifth Touch
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
DisableProgramGroupPage=yes
DisableDirPage=auto
LicenseFile={#Bundle}\_internal\LICENSE
SetupIconFile={#Mark}
UninstallDisplayIcon={app}\fifth-touch.exe
UninstallDisplayName=Fifth Touch
OutputDir={#Into}
OutputBaseFilename=fifth-touch-{#Version}-windows-x64
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
CloseApplications=yes
RestartApplications=no

[Tasks]
Name: desktopicon; Description: "An icon on the desktop"; Flags: unchecked
Name: autostart; Description: "Start in the tray when I log in"; Flags: unchecked

[InstallDelete]
; libraries of an older version must not lie beside the new ones
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Bundle}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\Fifth Touch"; Filename: "{app}\fifth-touch.exe"; AppUserModelID: "fifth-touch"
Name: "{autodesktop}\Fifth Touch"; Filename: "{app}\fifth-touch.exe"; AppUserModelID: "fifth-touch"; Tasks: desktopicon

[Registry]
; the same value that the switch in Settings writes, see app/system/autostart.py
Root: HKCU; Subkey: "Software\Microsoft\Windows\CurrentVersion\Run"; ValueType: string; ValueName: "Fifth Touch"; ValueData: """{app}\fifth-touch.exe"" --background"; Tasks: autostart
Root: HKCU; Subkey: "Software\Microsoft\Windows\CurrentVersion\Run"; ValueType: none; ValueName: "Fifth Touch"; Flags: uninsdeletevalue dontcreatekey

[Run]
Filename: "{app}\fifth-touch.exe"; Description: "Open Fifth Touch"; Flags: nowait postinstall skipifsilent

[Messages]
; the data folder is named, and nothing below it is ever deleted
ConfirmUninstall=Remove %1 from this computer? Your data stays in %LOCALAPPDATA%\fifth-touch; delete that folder to remove it as well.
