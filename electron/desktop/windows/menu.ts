import type { MenuItemConstructorOptions } from 'electron';
import type { Words } from '../words.ts';

/** What the menu can do that no role of Electron's does. */
export interface MenuActions {
  newWindow(): void;
  print(): void;
  savePdf(): void;
  toggleDisplay(): void;
  showLogs(): void;
}

/** What the menu depends on. */
export interface MenuSetting {
  readonly words: Words;
  readonly mac: boolean;
  readonly devTools: boolean;
  readonly actions: MenuActions;
}

const separator: MenuItemConstructorOptions = { type: 'separator' };

/** The application menu. Labels are ours everywhere: Electron's own follow the system, not our two languages. */
export function menuTemplate(setting: MenuSetting): MenuItemConstructorOptions[] {
  const { words, mac } = setting;
  const appMenu: MenuItemConstructorOptions = {
    label: words.title,
    submenu: [
      { role: 'about', label: words.about },
      separator,
      { role: 'hide', label: words.hide },
      { role: 'hideOthers', label: words.hideOthers },
      separator,
      { role: 'quit', label: words.quit },
    ],
  };
  return [
    ...(mac ? [appMenu] : []),
    fileMenu(setting),
    editMenu(words),
    viewMenu(setting),
    helpMenu(setting),
  ];
}

function fileMenu({ words, mac, actions }: MenuSetting): MenuItemConstructorOptions {
  return {
    label: words.file,
    submenu: [
      {
        id: 'new-window',
        label: words.newWindow,
        accelerator: 'CmdOrCtrl+Shift+N',
        click: () => actions.newWindow(),
      },
      separator,
      {
        id: 'print',
        label: words.print,
        accelerator: 'CmdOrCtrl+P',
        click: () => actions.print(),
      },
      { id: 'save-pdf', label: words.savePdf, click: () => actions.savePdf() },
      separator,
      { role: 'close', label: words.closeWindow },
      ...(mac
        ? []
        : [
            {
              role: 'quit',
              label: words.quit,
              accelerator: 'Ctrl+Q',
            } satisfies MenuItemConstructorOptions,
          ]),
    ],
  };
}

function editMenu(words: Words): MenuItemConstructorOptions {
  return {
    label: words.edit,
    submenu: [
      { role: 'undo', label: words.undo },
      { role: 'redo', label: words.redo },
      separator,
      { role: 'cut', label: words.cut },
      { role: 'copy', label: words.copy },
      { role: 'paste', label: words.paste },
      { role: 'selectAll', label: words.selectAll },
    ],
  };
}

function viewMenu({ words, devTools, actions }: MenuSetting): MenuItemConstructorOptions {
  return {
    label: words.view,
    submenu: [
      {
        id: 'display',
        label: words.display,
        accelerator: 'CmdOrCtrl+Shift+D',
        click: () => actions.toggleDisplay(),
      },
      separator,
      { role: 'zoomIn', label: words.zoomIn },
      { role: 'zoomOut', label: words.zoomOut },
      { role: 'resetZoom', label: words.resetZoom },
      { role: 'togglefullscreen', label: words.fullScreen },
      separator,
      { role: 'reload', label: words.reload },
      ...(devTools
        ? [
            {
              role: 'toggleDevTools',
              label: words.devTools,
            } satisfies MenuItemConstructorOptions,
          ]
        : []),
    ],
  };
}

function helpMenu({ words, mac, actions }: MenuSetting): MenuItemConstructorOptions {
  return {
    role: 'help',
    label: words.help,
    submenu: [
      { id: 'logs', label: words.logs, click: () => actions.showLogs() },
      ...(mac ? [] : [{ role: 'about', label: words.about } satisfies MenuItemConstructorOptions]),
    ],
  };
}
