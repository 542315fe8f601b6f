import type { ImportErrorCode, ImportPhase, ImportProgress } from '../../clients/index.ts';
import type { BackupErrorCode } from '../../backup/index.ts';
import type { DataErrorCode } from '../../data/index.ts';
import type { ScoringErrorCode } from '../../scoring/index.ts';
import type { CliError } from '../command.ts';

/** The language of the command line's sentences. */
export type Language = 'zh' | 'en';

/** A failure with a code. */
export type FailureCode =
  | BackupErrorCode
  | DataErrorCode
  | ImportErrorCode
  | ScoringErrorCode
  | CliError['code']
  | 'book-has-clients'
  | 'calendar-year-missing'
  | 'not-scored';

type Words = Readonly<Record<Language, (subject: string) => string>>;

/* What happened, what is safe, what to do. */
const failures: Readonly<Record<FailureCode, Words>> = {
  'calendar-year-missing': {
    en: (it) =>
      `Nobody has said yet which days of ${it} are worked, so nothing was guessed. Enter the year in the branch's settings, or update the console.`,
    zh: (it) => `尚无 ${it} 年的工作日安排，因此没有猜测。请在网点设置中录入该年，或更新控制台。`,
  },
  'not-scored': {
    en: () =>
      'The clients have not been scored yet, so there are no tiers to compare. Run score first.',
    zh: () => '客户尚未评级，没有可比较的等级。请先运行 score。',
  },
  'plain-database': {
    en: (it) => `${it} is not encrypted, so it was not opened. Restore the branch's own file.`,
    zh: (it) => `${it} 未加密，因此没有打开。请恢复本网点自己的文件。`,
  },
  'wrong-key': {
    en: (it) =>
      `The key does not open ${it}. Nothing was changed. Give the key that it was made with.`,
    zh: (it) => `密钥无法打开 ${it}，未作任何改动。请使用建立时的密钥。`,
  },
  damaged: {
    en: (it) => `${it} is damaged. Nothing was changed. Restore the latest backup (restore).`,
    zh: (it) => `${it} 已损坏，未作任何改动。请恢复最近的备份（restore）。`,
  },
  'book-damaged': {
    en: (it) =>
      `The client book ${it} is damaged; the branch's own records are not touched by this. Restore the latest backup (restore), or begin an empty book (init --new-book) and import the bank's files again.`,
    zh: (it) =>
      `客户数据 ${it} 已损坏；网点自身的记录不受影响。请恢复最近的备份（restore），或新建空的客户数据（init --new-book）后重新导入。`,
  },
  'branch-missing': {
    en: (it) =>
      `The branch's own file is missing or empty: ${it}. Other files of a branch are there, so no new one was begun. Put the file back, or restore the latest backup (restore).`,
    zh: (it) =>
      `网点自身的数据文件缺失或为空：${it}。其他文件还在，因此没有新建网点。请放回该文件，或恢复最近的备份（restore）。`,
  },
  'book-missing': {
    en: (it) =>
      `The client book ${it} is missing or empty; no new one was begun. Put the file back, restore the latest backup (restore), or begin an empty book (init --new-book) and import the bank's files again.`,
    zh: (it) =>
      `客户数据 ${it} 缺失或为空，没有自动新建。请放回该文件、恢复最近的备份（restore），或新建空的客户数据（init --new-book）后重新导入。`,
  },
  'disk-unreadable': {
    en: (it) =>
      `The system could not read ${it}. Nothing was changed. Check the disk, then restore the latest backup if need be.`,
    zh: (it) => `系统无法读取 ${it}，未作任何改动。请检查磁盘，必要时恢复最近的备份。`,
  },
  'not-a-folder': {
    en: (it) => `${it} is a file, not a folder. Name another with --data.`,
    zh: (it) => `${it} 是文件而不是文件夹。请用 --data 另指定。`,
  },
  'folder-exposed': {
    en: (it) =>
      `Others may read or write ${it}, and this console does not change it: it holds other things, or belongs to somebody else. Nothing was opened. Let only its owner use it (chmod 700), or name an empty folder.`,
    zh: (it) =>
      `其他用户可读写 ${it}；其中有别的内容或属于他人，因此未更改权限，也未打开。请只允许所有者使用（chmod 700），或另选空文件夹。`,
  },
  'restore-unfinished': {
    en: (it) =>
      `A restore was cut off and can be neither finished nor undone (${it}). Nothing is lost: the files of before are in before-restore-…, those of the backup in restore.incoming. Check the disk and its permissions, then try again.`,
    zh: (it) =>
      `恢复操作曾被中断，目前既不能完成也不能撤销（${it}）。没有丢失数据：原文件在 before-restore-… 中，备份的文件在 restore.incoming 中。请检查磁盘和权限后重试。`,
  },
  'unknown-version': {
    en: (it) =>
      `${it} was written by a version of Vestibule that was never released; this one does not know its form. Nothing was changed. Restore a backup of this version, or begin a new data folder and import the files again.`,
    zh: (it) =>
      `${it} 由从未正式发布的迎宾台写成，当前版本不识别其格式。未作任何改动。请用当前版本的备份恢复，或新建数据文件夹并重新导入文件。`,
  },
  'demo-left-out': {
    en: (it) =>
      `${it} holds a demo branch, and this console was built without the demo. Nothing was changed.`,
    zh: (it) => `${it} 是演示网点，而当前程序不含演示。未作任何改动。`,
  },
  'newer-database': {
    en: (it) => `${it} was written by a newer console. Nothing was changed. Install that version.`,
    zh: (it) => `${it} 由更新版本写入，未作任何改动。请安装新版本。`,
  },
  'in-use': {
    en: (it) => `Another console has ${it} open. Close it first; nothing was opened.`,
    zh: (it) => `另一个控制台正在使用 ${it}。请先关闭它；本次未打开任何文件。`,
  },
  locked: {
    en: (it) => `Another program holds ${it}. Close it there and import again.`,
    zh: (it) => `其他程序正占用 ${it}。请在那里关闭后再导入。`,
  },
  'no-permission': {
    en: (it) => `${it} may not be read or written by this user. Nothing was changed.`,
    zh: (it) => `当前用户无权读写 ${it}，未作任何改动。`,
  },
  'disk-full': {
    en: (it) => `The disk is full: ${it} could not be written. What was there before is whole.`,
    zh: (it) => `磁盘已满，无法写入 ${it}。原有数据完好。`,
  },
  'key-missing': {
    en: (it) => `The key ${it} is missing. The data is safe but cannot be opened without it.`,
    zh: (it) => `缺少密钥 ${it}。数据完好，但没有密钥无法打开。`,
  },
  'key-exposed': {
    en: (it) =>
      `Others may read the key ${it}. Take their permission away (chmod 600), then try again.`,
    zh: (it) => `其他用户可读取密钥 ${it}。请收回权限（chmod 600）后重试。`,
  },
  'key-invalid': {
    en: (it) => `${it} is not a key: 64 hexadecimal digits are expected.`,
    zh: (it) => `${it} 不是有效密钥：应为 64 位十六进制数。`,
  },
  'key-sealed': {
    en: (it) => `The key ${it} is sealed by the desktop app. Use that, or set VESTIBULE_KEY.`,
    zh: (it) => `密钥 ${it} 由桌面程序封存。请用桌面程序，或设置 VESTIBULE_KEY。`,
  },
  'not-initialised': {
    en: (it) => `There is no branch in ${it}. Make one with init.`,
    zh: (it) => `${it} 中没有网点数据。请先执行 init。`,
  },
  'already-initialised': {
    en: (it) => `${it} already holds a branch; it was left as it is.`,
    zh: (it) => `${it} 已有网点数据，保持不变。`,
  },
  'folder-missing': {
    en: (it) => `The folder ${it} does not exist. Nothing was imported.`,
    zh: (it) => `文件夹 ${it} 不存在，未导入任何数据。`,
  },
  'nothing-to-import': {
    en: (it) => `${it} holds none of the exchange files (clients.csv, balances.csv …).`,
    zh: (it) => `${it} 中没有交换文件（clients.csv、balances.csv 等）。`,
  },
  unreadable: {
    en: (it) => `${it} cannot be read. Nothing of it was taken.`,
    zh: (it) => `无法读取 ${it}，未采用其中任何内容。`,
  },
  'two-forms': {
    en: (it) => `${it} is there both plain and compressed; keep one. Nothing of it landed.`,
    zh: (it) => `${it} 同时存在压缩和未压缩文件，请保留一个。该文件未导入。`,
  },
  'damaged-gz': {
    en: (it) => `${it} is cut off or not gzip. Nothing of it landed; copy it again.`,
    zh: (it) => `${it} 不完整或不是 gzip 文件，未导入。请重新复制。`,
  },
  'empty-file': {
    en: (it) => `${it} is empty. Nothing of it landed.`,
    zh: (it) => `${it} 是空文件，未导入。`,
  },
  'wrong-header': {
    en: (it) => `The first line of ${it} is not a usable header. Nothing of it landed.`,
    zh: (it) => `${it} 的首行不是可用的表头，未导入。`,
  },
  'double-column': {
    en: (it) => `The header names columns twice: ${it}. Nothing of the file landed.`,
    zh: (it) => `表头中有重复的列：${it}。该文件未导入。`,
  },
  'missing-column': {
    en: (it) => `Required columns are missing: ${it}. Nothing of the file landed.`,
    zh: (it) => `缺少必需的列：${it}。该文件未导入。`,
  },
  'wrong-separator': {
    en: (it) =>
      `The columns of ${it} are not separated by commas. Nothing of it landed; export it as CSV with commas.`,
    zh: (it) => `${it} 的各列不是用逗号分隔，未导入。请导出为逗号分隔的 CSV。`,
  },
  'title-line': {
    en: (it) =>
      `A title stands above the header, which is on line ${it}. Nothing of the file landed; delete the lines above it.`,
    zh: (it) => `表头上方有标题行，表头在第 ${it} 行。该文件未导入；请删除表头以上的行。`,
  },
  'no-header': {
    en: (it) => `The first line of ${it} is data: the header row is missing. Nothing of it landed.`,
    zh: (it) => `${it} 的首行已是数据，缺少表头。该文件未导入。`,
  },
  'is-xlsx': {
    en: (it) =>
      `${it} is an Excel workbook under the name of a CSV file. Nothing of it landed; save it in Excel as "CSV UTF-8".`,
    zh: (it) => `${it} 实为 Excel 工作簿，只是改了扩展名，未导入。请在 Excel 中另存为“CSV UTF-8”。`,
  },
  'is-xls': {
    en: (it) =>
      `${it} is an old Excel workbook (.xls) under the name of a CSV file. Nothing of it landed; save it in Excel as "CSV UTF-8".`,
    zh: (it) => `${it} 实为旧版 Excel 工作簿（.xls），未导入。请在 Excel 中另存为“CSV UTF-8”。`,
  },
  'is-pdf': {
    en: (it) =>
      `${it} is a PDF document under the name of a CSV file. Nothing of it landed; ask for the data as CSV.`,
    zh: (it) => `${it} 实为 PDF 文档，未导入。请索取 CSV 格式的数据。`,
  },
  'is-zip': {
    en: (it) => `${it} is a ZIP archive. Nothing of it landed; unpack it first.`,
    zh: (it) => `${it} 是 ZIP 压缩包，未导入。请先解压。`,
  },
  'is-gzip': {
    en: (it) => `${it} is compressed. Nothing of it landed; give it the ending .csv.gz.`,
    zh: (it) => `${it} 是压缩文件，未导入。请将扩展名改为 .csv.gz。`,
  },
  'is-utf-16': {
    en: (it) =>
      `${it} is UTF-16 without a byte order mark. Nothing of it landed; save it as UTF-8.`,
    zh: (it) => `${it} 是不带字节顺序标记的 UTF-16，未导入。请另存为 UTF-8。`,
  },
  'is-utf-32': {
    en: (it) => `${it} is in UTF-32. Nothing of it landed; save it as UTF-8.`,
    zh: (it) => `${it} 为 UTF-32 编码，未导入。请另存为 UTF-8。`,
  },
  'changing-file': {
    en: (it) =>
      `${it} was written to while it was read. Nothing of it landed; import it when complete.`,
    zh: (it) => `${it} 在读取时仍在写入，未导入。请待其完成后再导入。`,
  },
  'too-many-rejects': {
    en: (it) => `More lines of ${it} are bad than may be. Nothing of it landed; see rejects.csv.`,
    zh: (it) => `${it} 的错误行超过上限，未导入。请查看 rejects.csv。`,
  },
  'staff-refused': {
    en: (it) => `The people of ${it} could not be stored. None of them landed.`,
    zh: (it) => `${it} 中的人员无法保存，未导入。`,
  },
  'facts-refused': {
    en: (it) => `The lines of ${it} could not be recorded. None of them landed.`,
    zh: (it) => `${it} 的内容无法记录，未导入。`,
  },
  busy: {
    en: () =>
      'Another import or scoring is running. Nothing was changed; try again when it is done.',
    zh: () => '另一项导入或评分正在进行，未作任何改动。请在其完成后重试。',
  },
  cancelled: {
    en: () => 'Cancelled. What had not landed left no trace.',
    zh: () => '已取消。未完成的部分没有留下任何痕迹。',
  },
  'unknown-client': {
    en: (it) => `The book has no client ${it}.`,
    zh: (it) => `没有客户 ${it}。`,
  },
  'unsupported-scheme': {
    en: (it) => `The scheme ${it} is not supported.`,
    zh: (it) => `不支持方案 ${it}。`,
  },
  'unknown-scheme': {
    en: (it) => `There is no scheme ${it}. The command scheme list names those there are.`,
    zh: (it) => `没有方案 ${it}。可用 scheme list 查看已有方案。`,
  },
  'bad-scheme': {
    en: (it) => `The scheme was not added: ${it}. Nothing was changed.`,
    zh: (it) => `方案未添加：${it}。未作任何改动。`,
  },
  'bad-date': {
    en: (it) => `${it} is not a date YYYY-MM-DD.`,
    zh: (it) => `${it} 不是日期 YYYY-MM-DD。`,
  },
  'not-built': {
    en: () => 'The screens are not built yet. Run npm run build once, or use npm start.',
    zh: () => '界面尚未构建。请先运行 npm run build，或使用 npm start。',
  },
  'port-taken': {
    en: (it) => `Port ${it} is taken. Choose another with --port, or leave it out.`,
    zh: (it) => `端口 ${it} 已被占用。请用 --port 另选一个，或不指定。`,
  },
  'file-missing': {
    en: (it) => `The file ${it} does not exist.`,
    zh: (it) => `文件 ${it} 不存在。`,
  },
  'too-many-bad-lines': {
    en: (it) => `More than 10 lines and 1 % of ${it} are bad: nothing was simulated.`,
    zh: (it) => `${it} 的错误行超过 10 行和 1 %，未进行模拟。`,
  },
  'file-exists': {
    en: (it) => `${it} exists already; a backup never takes the place of a file. Name another.`,
    zh: (it) => `${it} 已存在，备份不会覆盖已有文件。请另取文件名。`,
  },
  'not-a-backup': {
    en: (it) => `${it} is not a backup of this console. Nothing was changed.`,
    zh: (it) => `${it} 不是本系统的备份，未作任何改动。`,
  },
  'backup-damaged': {
    en: (it) => `The backup is not what was written: ${it}. Nothing was changed; take another.`,
    zh: (it) => `备份内容与写入时不符：${it}。未作任何改动，请换一份备份。`,
  },
  'backup-is-folder': {
    en: (it) => `${it} is a folder, not the file of a backup. Nothing was changed; name the file.`,
    zh: (it) => `${it} 是文件夹，不是备份文件，未作任何改动。请指定备份文件。`,
  },
  'backup-folder-missing': {
    en: (it) => `The folder ${it} does not exist, so no backup was made. Make it, or name another.`,
    zh: (it) => `文件夹 ${it} 不存在，未进行备份。请先建立，或另选文件夹。`,
  },
  'other-branch': {
    en: (it) => `${it} is a backup of another log, not of the branch that was here.`,
    zh: (it) => `${it} 属于另一份日志，不是此处网点的备份。`,
  },
  'older-backup': {
    en: (it) => `There is a later backup: ${it}.`,
    zh: (it) => `有更新的备份：${it}。`,
  },
  'would-replace': {
    en: (it) =>
      `${it} already holds a branch; it was left as it is. To put it aside and restore the backup, add --replace.`,
    zh: (it) => `${it} 已有网点数据，保持不变。如确要另存现有数据并恢复备份，请加 --replace。`,
  },
  'book-has-clients': {
    en: (it) =>
      `The client book already holds clients, imported from ${it}; the demo's invented clients were not put among them. Make the demo in another folder (init --demo --data DIR).`,
    zh: (it) =>
      `客户数据中已有从 ${it} 导入的客户，未混入演示的虚构客户。请在另一个文件夹中建立演示网点（init --demo --data DIR）。`,
  },
  'no-such-day': {
    en: (it) => `The log has no tickets of ${it}.`,
    zh: (it) => `日志中没有 ${it} 的取号记录。`,
  },
};

/** The sentence for a failure, or null if there is none for its code. */
export function failureWords(code: string, subject: string, language: Language): string | null {
  return Object.hasOwn(failures, code) ? failures[code as FailureCode][language](subject) : null;
}

/** Says why a file was refused. */
export function refusedWords(code: ImportErrorCode, subject: string, language: Language): string {
  return failures[code][language](subject);
}

/** Says that a file is the same as the last of its name. @param time "2026-11-21T02:30:00" */
export function sameWords(file: string, time: string, language: Language): string {
  const when = time.slice(0, 16).replace('T', ' ');
  return language === 'zh'
    ? `${file}：与 ${when} 导入的内容相同，无需处理。`
    : `${file}: the same as imported on ${when}; nothing to do.`;
}

/** Says how many roles of staff.csv wait for a head. */
export function rolesWaitingWords(count: number, language: Language): string {
  return language === 'zh'
    ? `staff.csv 中有 ${count} 项岗位变动，须由负责人在“设置 → 人员”中确认后生效。`
    : `staff.csv asks for ${count} change(s) of role; a branch head has to confirm them under Settings, People.`;
}

/** Says that files were imported, but the list of runs could not be written. */
export function unrecordedWords(code: string, subject: string, language: Language): string {
  const why = failureWords(code, subject, language) ?? code;
  return language === 'zh'
    ? `文件已导入，但未能记入运行记录：${why}`
    : `The files were imported, but the list of runs lacks this one: ${why}`;
}

/** Says that rejects.csv does not list all rejected lines. */
export function unlistedWords(language: Language): string {
  return language === 'zh'
    ? 'rejects.csv 没有列出全部错误行：数量过多，或无法写入。'
    : 'rejects.csv does not list every bad line: there are too many, or it could not be written.';
}

const phases: Readonly<Record<ImportPhase, Readonly<Record<Language, string>>>> = {
  checking: { en: 'looking into it', zh: '检查' },
  reading: { en: 'reading', zh: '读取' },
  indexing: { en: 'building search keys', zh: '建立检索' },
  storing: { en: 'storing', zh: '写入磁盘' },
};

/** The progress of an import: file, phase, lines, lines a second, time left. */
export function progressWords(progress: ImportProgress, language: Language): string {
  const { file, phase, rows, rowsPerSecond, remainingSeconds: left } = progress;
  const number = (value: number): string => value.toLocaleString('en-US');
  const parts = [file, phases[phase][language]];
  if (rows > 0) parts.push(language === 'zh' ? `${number(rows)} 行` : `${number(rows)} lines`);
  if (rowsPerSecond > 0)
    parts.push(language === 'zh' ? `每秒 ${number(rowsPerSecond)}` : `${number(rowsPerSecond)}/s`);
  if (left !== null) parts.push(timeLeft(left, language));
  return parts.join(' · ');
}

function timeLeft(seconds: number, language: Language): string {
  const minutes = Math.floor(seconds / 60);
  if (language === 'zh') {
    return `剩余 ${seconds < 60 ? `${seconds} 秒` : `${minutes} 分 ${seconds % 60} 秒`}`;
  }
  return `${seconds < 60 ? `${seconds} s` : `${minutes} min ${seconds % 60} s`} left`;
}

/** Says where the console is served. */
export function serveWords(link: string, language: Language): string {
  return language === 'zh'
    ? `控制台已就绪：${link}\n此链接只能使用一次。按 Ctrl-C 结束。`
    : `The console is ready: ${link}\nThe link works once. Ctrl-C ends it.`;
}

/** Says that an unexpected error was noted. */
export function faultWords(id: string, file: string, language: Language): string {
  return language === 'zh'
    ? `控制台有一处出错，编号 ${id}，已写入 ${file}。已确认的记录不受影响，控制台继续运行。`
    : `Something failed, number ${id}, written to ${file}. What was confirmed is safe; the console goes on.`;
}
