import type { DataNotice } from './folder.ts';

type Language = 'zh' | 'en';

const notices: Readonly<
  Record<DataNotice['code'], Readonly<Record<Language, (subject: string) => string>>>
> = {
  'kept-to-owner': {
    en: (it) =>
      `Others could read or write ${it}. That was taken away from them; consider who may have looked in.`,
    zh: (it) => `其他用户曾可读写 ${it}，现已收回权限。请考虑是否有人已经看过其中的内容。`,
  },
  'write-ahead-damaged': {
    en: (it) =>
      `The console had ended suddenly and the end of its write-ahead file is not whole. What could be read is kept; the file as it was found is ${it}. Run verify: it says whether anything confirmed is missing.`,
    zh: (it) =>
      `控制台上次意外终止，预写文件的结尾不完整。能读出的内容均已保留，原文件另存为 ${it}。请运行 verify，查看是否有已确认的内容缺失。`,
  },
  'restore-finished': {
    en: (it) => `A restore into ${it} had been cut off. It was finished now.`,
    zh: (it) => `${it} 的恢复操作曾被中断，现已完成。`,
  },
  'book-set-aside': {
    en: (it) =>
      `The client book was found damaged, so an empty one was begun. The branch's log and queue are whole, and the damaged file is kept as ${it}. Import the bank's extracts again, or restore a backup (restore).`,
    zh: (it) =>
      `客户数据文件已损坏，因此新建了空的客户数据。网点的日志和排队完好；损坏的文件保留为 ${it}。请重新导入交换文件，或恢复备份（restore）。`,
  },
  'book-renewed': {
    en: (it) =>
      `An empty client book was begun; what was there is kept as ${it}. Import the bank's files next.`,
    zh: (it) => `已新建空的客户数据；原文件保留为 ${it}。请接着导入交换文件。`,
  },
};

/** What was mended while a data folder was opened. */
export function noticeWords(code: DataNotice['code'], subject: string, language: Language): string {
  return notices[code][language](subject);
}
