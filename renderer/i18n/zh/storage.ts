/** What is wrong with the files of the branch. */
export const storage = {
  'plain-database': {
    what: '数据文件没有加密，已拒绝打开。',
    safe: '原文件未改动。',
    todo: '请联系系统管理员：该文件在没有密钥的情况下建立。',
  },
  'wrong-key': {
    what: '密钥与数据不符。',
    safe: '原文件未改动。',
    todo: '请用当初的密钥启动。',
  },
  damaged: {
    what: '数据文件已损坏。',
    safe: '未写入任何内容。',
    todo: '请停止使用，从备份恢复。',
  },
  'book-damaged': {
    what: '客户数据文件已损坏。',
    safe: '网点的日志和排队完好，可继续取号、叫号、办理。',
    todo: '请管理员重启控制台（损坏的文件会另存，不会删除）后重新导入交换文件；也可恢复备份，或运行 init --new-book。',
  },
  'branch-missing': {
    what: '网点自身的数据文件缺失。',
    safe: '没有新建网点。',
    todo: '请放回该文件或恢复备份。',
  },
  'book-missing': {
    what: '客户数据文件缺失。',
    safe: '网点自身的记录完好。',
    todo: '请放回该文件、恢复备份或重新导入。',
  },
  'disk-unreadable': {
    what: '无法读取磁盘。',
    safe: '未确认任何操作，已有记录完好。',
    todo: '请重试；如再次出现，请管理员检查磁盘。',
  },
  'not-a-folder': {
    what: '数据文件夹的位置上是一个文件。',
    safe: '未作任何改动。',
    todo: '请管理员移走该文件。',
  },
  'folder-exposed': {
    what: '其他用户可读写数据文件夹。',
    safe: '数据没有打开。',
    todo: '请管理员收回权限。',
  },
  'restore-unfinished': {
    what: '恢复操作曾被中断。',
    safe: '原文件和备份的文件都在。',
    todo: '请管理员检查磁盘后重新启动。',
  },
  'demo-left-out': {
    what: '这个文件夹是演示网点，而本机安装的迎宾台不含演示。',
    safe: '未作任何改动。',
    todo: '请打开本网点的文件夹，或安装含演示的版本。',
  },
  'newer-database': {
    what: '数据由更新版本的迎宾台写成。',
    safe: '未写入任何内容。',
    todo: '请安装新版本再打开。',
  },
  'in-use': {
    what: '另一个控制台正在使用这个数据文件夹。',
    safe: '未作任何改动。',
    todo: '请先关闭那一个。',
  },
  'no-permission': {
    what: '无数据文件夹的读写权限。',
    safe: '未确认任何操作，原有记录完整。',
    todo: '请系统管理员检查文件夹权限。',
  },
  'disk-full': {
    what: '磁盘已满，未记录。',
    safe: '未确认任何操作，原有记录完整。',
    todo: '请清理空间后重试。',
  },
  'key-missing': {
    what: '缺少数据密钥。',
    safe: '原文件未改动。',
    todo: '请把密钥放回原处再启动。',
  },
  'key-exposed': {
    what: '密钥文件可被他人读取。',
    safe: '没有打开数据。',
    todo: '请系统管理员限制密钥文件的权限。',
  },
  'key-invalid': { what: '密钥格式错误。', safe: '原文件未改动。', todo: '请换回正确的密钥。' },
  'key-sealed': {
    what: '密钥由桌面程序保管。',
    safe: '原文件未改动。',
    todo: '请用桌面程序打开，或设置 VESTIBULE_KEY。',
  },
  'not-initialised': {
    what: '文件夹中尚无网点。',
    safe: '未作任何改动。',
    todo: '请先建立网点。',
  },
  'already-initialised': {
    what: '文件夹中已有网点。',
    safe: '未作任何改动。',
    todo: '请刷新页面后登录。',
  },
  other: {
    what: '数据文件夹拒绝写入。',
    safe: '未确认任何操作，原有记录完整。',
    todo: '请联系系统管理员。',
  },
};
