import type { DataErrorCode } from '../data/index.ts';
import type { Language } from './words.ts';

/** Why the console cannot start: a refusal of the data layer, or one of the shell's own reasons. */
export type FailureCode = DataErrorCode | 'wrong-usage' | 'weakened' | 'unexpected';

/** What happened, what is safe, what to do. */
export interface FailureText {
  readonly happened: string;
  readonly safe: string;
  readonly todo: string;
}

const untouched = {
  zh: '没有任何数据被更改，也没有任何数据以明文写出。',
  en: 'No data was changed and nothing was written unencrypted.',
};

/** A sentence of each kind for every reason, in both languages. */
export const failureTexts: Readonly<Record<FailureCode, Readonly<Record<Language, FailureText>>>> =
  {
    'plain-database': {
      zh: {
        happened: '数据文件没有加密，迎宾台拒绝打开它。',
        safe: untouched.zh,
        todo: '请把这个文件移出数据文件夹，并用加密备份恢复；请向网点科技人员说明是谁放入的。',
      },
      en: {
        happened: 'A database file is not encrypted, so Vestibule refuses to open it.',
        safe: untouched.en,
        todo: 'Move this file out of the data folder and restore an encrypted backup; ask branch IT who put it there.',
      },
    },
    'wrong-key': {
      zh: {
        happened: '密钥与这些数据不匹配，数据无法解开。',
        safe: '数据保持原样，仍然是加密的。',
        todo: '请检查环境变量 VESTIBULE_KEY 与数据文件夹中的 branch.key 是否属于这个网点，然后再次启动。',
      },
      en: {
        happened: "The key doesn't fit this data, so it cannot be opened.",
        safe: 'The data is as it was, and still encrypted.',
        todo: 'Check that VESTIBULE_KEY, or branch.key in the data folder, belongs to this branch; then start again.',
      },
    },
    damaged: {
      zh: {
        happened: '数据文件已损坏。',
        safe: '迎宾台没有再向它写入任何内容；已有的备份不受影响。',
        todo: '请先复制整个数据文件夹留存，再运行 vestibule verify 查看损坏之处，并用最近的备份恢复。',
      },
      en: {
        happened: 'A database file is damaged.',
        safe: 'Vestibule has written nothing more to it; your backups are not affected.',
        todo: 'Copy the whole data folder first, run "vestibule verify" to see where it is damaged, then restore the latest backup.',
      },
    },
    'book-damaged': {
      zh: {
        happened: '客户数据文件（book.db）已损坏。',
        safe: '网点自身的记录（排队日志、人员、设置）不受影响；已有的备份也不受影响。',
        todo: '请用最近的备份恢复；或新建空的客户数据后重新导入，损坏的文件会另存，不会删除。',
      },
      en: {
        happened: 'The client book (book.db) is damaged.',
        safe: "The branch's own records (log, people, settings) are not touched by this, nor are your backups.",
        todo: "Restore the latest backup, or begin an empty book and import the bank's files again; the damaged file is kept aside.",
      },
    },
    'branch-missing': {
      zh: {
        happened: '网点自身的数据文件（branch.db）缺失或为空，但其他文件还在。',
        safe: '没有新建网点，其余文件没有任何变化。',
        todo: '请把该文件放回数据文件夹，或用最近的备份恢复。',
      },
      en: {
        happened: "The branch's own file (branch.db) is missing or empty, though others are there.",
        safe: 'No new branch was begun, and the other files are as they were.',
        todo: 'Put the file back into the data folder, or restore the latest backup.',
      },
    },
    'book-missing': {
      zh: {
        happened: '客户数据文件（book.db）缺失或为空。',
        safe: '网点自身的记录（排队日志、人员、设置）完好；没有自动新建客户数据。',
        todo: '请放回该文件、用最近的备份恢复，或新建空的客户数据后重新导入。',
      },
      en: {
        happened: 'The client book (book.db) is missing or empty.',
        safe: "The branch's own records (log, people, settings) are whole; no new book was begun.",
        todo: "Put the file back, restore the latest backup, or begin an empty book and import the bank's files again.",
      },
    },
    'disk-unreadable': {
      zh: {
        happened: '系统无法从磁盘读取数据。',
        safe: untouched.zh,
        todo: '请检查磁盘和连接，再次启动；必要时用最近的备份恢复。',
      },
      en: {
        happened: 'The system could not read the data from its disk.',
        safe: untouched.en,
        todo: 'Check the disk and its connection and start again; restore the latest backup if need be.',
      },
    },
    'not-a-folder': {
      zh: {
        happened: '数据文件夹的位置上是一个文件。',
        safe: untouched.zh,
        todo: '请移走该文件，或用 --data 指定另一个文件夹。',
      },
      en: {
        happened: 'There is a file where the data folder should be.',
        safe: untouched.en,
        todo: 'Move that file away, or name another folder with --data.',
      },
    },
    'folder-exposed': {
      zh: {
        happened: '其他用户可以读写数据文件夹；其中有别的内容或属于他人，因此未更改权限。',
        safe: '没有打开任何数据。',
        todo: '请只允许所有者使用（chmod 700），或另选空文件夹。',
      },
      en: {
        happened:
          'Others may read or write the data folder; it holds other things or belongs to somebody else, so its permissions were not changed.',
        safe: 'Nothing was opened.',
        todo: 'Let only its owner use it (chmod 700), or choose an empty folder.',
      },
    },
    'restore-unfinished': {
      zh: {
        happened: '恢复操作曾被中断，目前既不能完成也不能撤销。',
        safe: '没有丢失数据：原文件在 before-restore-… 中，备份的文件在 restore.incoming 中。',
        todo: '请检查磁盘和权限，再次启动。',
      },
      en: {
        happened: 'A restore was cut off and can be neither finished nor undone for now.',
        safe: 'Nothing is lost: the files of before are in before-restore-…, those of the backup in restore.incoming.',
        todo: 'Check the disk and its permissions, and start again.',
      },
    },
    'demo-left-out': {
      zh: {
        happened: '这个文件夹是演示网点，而本机安装的迎宾台不含演示。',
        safe: untouched.zh,
        todo: '请打开本网点的数据文件夹，或安装含演示的版本。',
      },
      en: {
        happened:
          'This folder holds a demo branch, and this Vestibule was installed without the demo.',
        safe: untouched.en,
        todo: "Open your branch's data folder, or install Vestibule with the demo.",
      },
    },
    'newer-database': {
      zh: {
        happened: '这些数据由更新版本的迎宾台写成，当前版本不能读取。',
        safe: untouched.zh,
        todo: '请安装同样新或更新的版本，再次启动。',
      },
      en: {
        happened: 'This data was written by a newer version of Vestibule than this one.',
        safe: untouched.en,
        todo: 'Install that version or a newer one, and start again.',
      },
    },
    'unknown-version': {
      zh: {
        happened: '这些数据由从未正式发布的迎宾台写成，当前版本不识别其格式。',
        safe: untouched.zh,
        todo: '请用当前版本的备份恢复，或新建数据文件夹并重新导入文件。',
      },
      en: {
        happened:
          'This data was written by a version of Vestibule that was never released; this version does not know its form.',
        safe: untouched.en,
        todo: 'Restore a backup of this version, or begin a new data folder and import the files again.',
      },
    },
    'in-use': {
      zh: {
        happened: '另一个迎宾台正在使用这个数据文件夹。',
        safe: '它可以继续工作；这里没有打开任何文件。',
        todo: '请使用已经打开的那一个，或先将它退出（包括浏览器方式或命令行），再次启动。',
      },
      en: {
        happened: 'Another console has this data folder open.',
        safe: 'It goes on undisturbed; nothing was opened here.',
        todo: 'Use the one that is open, or end it first (it may be the browser host or a command), and start again.',
      },
    },
    'no-permission': {
      zh: {
        happened: '当前用户无权读写数据文件夹。',
        safe: untouched.zh,
        todo: '请让文件夹的所有者或科技人员授予读写权限，或用 --data 指定另一个文件夹。',
      },
      en: {
        happened: 'The present user may not read or write the data folder.',
        safe: untouched.en,
        todo: 'Ask its owner or branch IT for permission, or name another folder with --data.',
      },
    },
    'disk-full': {
      zh: {
        happened: '磁盘已满，数据无法写入。',
        safe: '此前已经确认的操作都完好；未写完的部分不会留下。',
        todo: '请清理磁盘空间（至少 1 GB），再次启动。',
      },
      en: {
        happened: 'The disk is full and nothing more can be written.',
        safe: 'Everything confirmed before is whole; nothing half-written remains.',
        todo: 'Free some space (1 GB at least) and start again.',
      },
    },
    'key-missing': {
      zh: {
        happened: '数据文件在，但它的密钥不见了。',
        safe: '数据保持原样，仍然是加密的；没有生成新的密钥。',
        todo: '请把 branch.key（或 branch.key.sealed）放回数据文件夹，或用 VESTIBULE_KEY 给出密钥。',
      },
      en: {
        happened: 'The databases are there, but their key is not.',
        safe: 'The data is as it was, and still encrypted; no new key was made.',
        todo: 'Put branch.key (or branch.key.sealed) back into the data folder, or give the key in VESTIBULE_KEY.',
      },
    },
    'key-exposed': {
      zh: {
        happened: '密钥文件可以被其他用户读取。',
        safe: '数据没有打开，仍然是加密的。',
        todo: '请只给所有者读取权限（chmod 600 branch.key），并考虑是否有人已经看到密钥。',
      },
      en: {
        happened: 'Other users may read the key file.',
        safe: 'The data was not opened and is still encrypted.',
        todo: 'Let only its owner read it (chmod 600 branch.key), and consider who may have seen it.',
      },
    },
    'key-invalid': {
      zh: {
        happened: '密钥的格式不对：应为 64 位十六进制数字。',
        safe: untouched.zh,
        todo: '请检查 VESTIBULE_KEY 或 branch.key 的内容是否完整。',
      },
      en: {
        happened: 'The key is malformed: it has to be 64 hexadecimal digits.',
        safe: untouched.en,
        todo: 'Check that VESTIBULE_KEY or branch.key is complete.',
      },
    },
    'key-sealed': {
      zh: {
        happened: '密钥由另一个账户或另一台电脑的系统密钥库封存，在这里打不开。',
        safe: '数据保持原样，仍然是加密的。',
        todo: '请用当初的系统账户登录并解锁密钥库（密钥环），再次启动；或用 VESTIBULE_KEY 给出密钥。',
      },
      en: {
        happened:
          'The key was sealed by the key store of another account or computer and cannot be opened here.',
        safe: 'The data is as it was, and still encrypted.',
        todo: 'Sign in to the system with the account that made it, unlock its key store (keyring) and start again; or give the key in VESTIBULE_KEY.',
      },
    },
    'not-initialised': {
      zh: {
        happened: '这个文件夹里还没有网点。',
        safe: untouched.zh,
        todo: '请用 --data 指定网点的数据文件夹，或运行 vestibule init 新建一个。',
      },
      en: {
        happened: 'There is no branch in this folder yet.',
        safe: untouched.en,
        todo: 'Name the branch\'s data folder with --data, or make a new one with "vestibule init".',
      },
    },
    'already-initialised': {
      zh: {
        happened: '这个文件夹里已经有一个网点。',
        safe: '原有的网点没有任何变化。',
        todo: '请直接打开它，或为新网点选择一个空文件夹。',
      },
      en: {
        happened: 'There already is a branch in this folder.',
        safe: 'It was not changed.',
        todo: 'Open it as it is, or choose an empty folder for a new branch.',
      },
    },
    'wrong-usage': {
      zh: {
        happened: '启动参数不完整：--data 后面要有一个文件夹。',
        safe: untouched.zh,
        todo: '请写成 --data 文件夹，或去掉这个参数。',
      },
      en: {
        happened: '--data was given without a folder.',
        safe: untouched.en,
        todo: 'Write --data FOLDER, or leave it out.',
      },
    },
    weakened: {
      zh: {
        happened: '启动参数会削弱迎宾台的安全保护，因此没有启动。',
        safe: untouched.zh,
        todo: '请去掉下面的参数再次启动；如果不是您加上的，请告诉网点科技人员。',
      },
      en: {
        happened: "An argument would weaken the console's protection, so it did not start.",
        safe: untouched.en,
        todo: 'Start again without the argument below; if you did not add it, tell branch IT.',
      },
    },
    unexpected: {
      zh: {
        happened: '迎宾台遇到了意料之外的错误，必须结束。',
        safe: '已经确认的操作都已保存。',
        todo: '请再次启动；如果又出现，请把日志文件夹交给网点科技人员（其中没有客户资料）。',
      },
      en: {
        happened: 'Vestibule met an error that nobody had foreseen and has to end.',
        safe: 'Everything that had been confirmed is saved.',
        todo: 'Start again; if it comes back, give the log folder to branch IT (it holds no client data).',
      },
    },
  };
