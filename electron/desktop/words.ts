/** The languages of the shell; the pages have their own setting. */
export type Language = 'zh' | 'en';

/** The first of the system's preferred languages that we have, else English. */
export function languageOf(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const language = tag.toLowerCase().split(/[-_]/)[0];
    if (language === 'zh' || language === 'en') return language;
  }
  return 'en';
}

const zh = {
  title: '迎宾台',
  file: '文件',
  newWindow: '新建窗口',
  print: '打印…',
  savePdf: '将页面存为 PDF…',
  closeWindow: '关闭窗口',
  quit: '退出迎宾台',
  edit: '编辑',
  undo: '撤销',
  redo: '重做',
  cut: '剪切',
  copy: '复制',
  paste: '粘贴',
  selectAll: '全选',
  view: '显示',
  reload: '重新载入',
  zoomIn: '放大',
  zoomOut: '缩小',
  resetZoom: '实际大小',
  fullScreen: '全屏',
  display: '大堂公示屏',
  devTools: '开发者工具',
  help: '帮助',
  about: '关于迎宾台',
  logs: '显示日志文件夹',
  hide: '隐藏迎宾台',
  hideOthers: '隐藏其他',
  chooseFolder: '选择数据文件所在的文件夹',
  choose: '选择',
  pdfName: '迎宾台.pdf',
  pdfFailed: '未能保存 PDF。',
  pdfFailedDetail: '迎宾台的数据没有任何变化。请换一个文件夹再试一次。',
  pageGone: '这个窗口的页面意外停止了。',
  pageGoneDetail: '已经确认的操作都已保存，其他窗口不受影响。请重新载入这个窗口继续工作。',
  reloadPage: '重新载入',
  close: '关闭窗口',
  keyFileNotice: '密钥保存在一个文件里，没有交给系统的密钥库。',
  keyFileNoticeDetail:
    '这台电脑没有可用的系统密钥库，所以数据库的密钥存放在数据文件夹中的 branch.key，只有当前用户可以读取。数据库仍然是加密的。请不要复制或转发这个文件；要改用密钥库，请先在系统中启用它（例如 GNOME 密钥环），再为新的数据文件夹启动迎宾台。',
  mended: '打开数据文件夹时发现并处理了一个问题。',
  understood: '知道了',
};

/** Every text of the shell's menus and dialogs. */
export type Words = Readonly<Record<keyof typeof zh, string>>;

const en: Words = {
  title: 'Vestibule',
  file: 'File',
  newWindow: 'New Window',
  print: 'Print…',
  savePdf: 'Save Page as PDF…',
  closeWindow: 'Close Window',
  quit: 'Quit Vestibule',
  edit: 'Edit',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select All',
  view: 'View',
  reload: 'Reload',
  zoomIn: 'Zoom In',
  zoomOut: 'Zoom Out',
  resetZoom: 'Actual Size',
  fullScreen: 'Full Screen',
  display: 'Public Lobby Display',
  devTools: 'Developer Tools',
  help: 'Help',
  about: 'About Vestibule',
  logs: 'Show Log Folder',
  hide: 'Hide Vestibule',
  hideOthers: 'Hide Others',
  chooseFolder: 'Choose the folder that holds the data files',
  choose: 'Choose',
  pdfName: 'Vestibule.pdf',
  pdfFailed: 'The PDF could not be saved.',
  pdfFailedDetail: "Nothing in the console's data has changed. Try again in another folder.",
  pageGone: 'The page in this window ended unexpectedly.',
  pageGoneDetail:
    'Everything that had been confirmed is saved, and other windows go on. Reload this window to continue.',
  reloadPage: 'Reload',
  close: 'Close Window',
  keyFileNotice: "The key is kept in a file, not in the system's key store.",
  keyFileNoticeDetail:
    "This computer has no usable key store, so the key of the databases is in the file branch.key of the data folder, which only the present user may read. The databases are still encrypted. Don't copy or send this file. To use a key store, turn it on in the system first (for example the GNOME keyring), then start Vestibule on a new data folder.",
  mended: 'Something was found and mended while the data folder was opened.',
  understood: 'OK',
};

const tables: Readonly<Record<Language, Words>> = { zh, en };

/** The shell's texts in a language. */
export function wordsIn(language: Language): Words {
  return tables[language];
}
