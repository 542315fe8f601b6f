import { closeSync, openSync, writeSync } from 'node:fs';
import { dateFromDayNumber, dayNumber } from '../../shared/model/dates.ts';
import { createRandom } from '../../electron/demo/index.ts';
import { surnames } from '../../electron/demo/clients/name-pools.rules.ts';
import { residentId } from '../../electron/demo/clients/numbers.rules.ts';
import { columns } from '../../electron/demo/clients/rows.rules.ts';

/** What the file holds. */
export interface ClientLines {
  readonly lines: number;
  /** Lines with one bad value, for which either side must refuse them. */
  readonly bad: number;
  /** Lines that name a client again. */
  readonly repeated: number;
}

/** The columns of clients.csv, as the demo branch writes them. */
export const clientColumns = columns.clients;

// Enough of them that half of a million names differ, as in a city; the demo's own few would flatter what is kept by name.
const given = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华文玉兰建国红梅志辉鹏飞宇浩然子涵雨欣怡思琪佳慧雪莹晓东海波峰',
  ...'林森松柏青云龙虎凤鸣春夏秋冬晨曦阳光亮月星辰天地山川河江湖泉源清洁雅琴棋书画诗歌乐舞安康宁福禄寿喜庆祥瑞吉',
  ...'德仁义礼智信忠孝良善美真诚恒毅坚定远航程万里前进胜利成功业兴旺发达富贵荣耀辰轩梓睿泽嘉懿婷媛倩蕾薇菲菁莉萍',
  ...'蓉莲菊竹桃李杏棠槐桐枫榕柳杨楠栋梁材栩栖楚昊昕昱晟景晴暖朗旭旺晶智曼璐瑶琳珊珍珠玲珑玮瑾瑜璇璟钰铭锋锐钧',
  ...'钢铁锦绣纶维绍继承先启迪蒙恩惠爱慈淑贤娴婉柔温厚淳朴素简约俭谦逊让恭敬肃穆端庄正直方圆满盈丰裕隆昌盛世界',
  ...'尚尊荣誉彰显赫奕烨煜炜炎焕灿烂煌熙照耀曜炯烽焱燕雁鸿鹄鹤鹰翔翼翠羽翰墨砚池渊博学问思辨行知若水如意可心悦',
];
const occupations = ['企业职工', '个体经营', '公务员', '教师', '医护人员', '退休', '农民', '学生'];
const drinks = ['绿茶', '红茶', '咖啡', '温水'];
const badEvery = 300;
const repeatedEvery = 1000;

/**
 * Writes a city's clients.csv, invented, the same for the same count: in order of client numbers as an extract comes,
 * columns as full as a bank's are (identity and phone nearly always, notes seldom), one line in 300 with a bad value.
 * @param night every phone is another one than in the nights before
 */
export function writeClientLines(path: string, lines: number, night = 0): ClientLines {
  const random = createRandom(3, 'client lines');
  const firstBirth = dayNumber('1940-01-01');
  const firstSince = dayNumber('1998-03-02');
  const character = (): string => given[Math.floor(random.next() ** 1.6 * given.length)] ?? '';
  const name = (): string =>
    random.weighted(surnames) + character() + (random.chance(0.12) ? '' : character());
  const alike = new Map<string, number>();
  const handle = openSync(path, 'w');
  let bad = 0;
  let repeated = 0;
  let text = `${clientColumns.join(',')}\n`;
  const flush = (): void => {
    writeSync(handle, text);
    text = '';
  };
  for (let line = 0; line < lines; line += 1) {
    const again = line % repeatedEvery === repeatedEvery - 1;
    const wrong = line % badEvery === badEvery - 1;
    if (again) repeated += 1;
    if (wrong) bad += 1;
    const client = again ? line - 500 : line;
    const gender = random.chance(0.53) ? 'F' : 'M';
    const birth = dateFromDayNumber(firstBirth + random.integer(0, 24_000));
    const order = alike.get(birth + gender) ?? 0;
    alike.set(birth + gender, order + 1);
    const since = dateFromDayNumber(firstSince + random.integer(0, 10_000));
    const assessed = random.chance(0.4);
    const note = random.chance(0.01);
    const cells = [
      `3301${String(client).padStart(9, '0')}`,
      name(),
      gender,
      wrong ? `${birth.slice(0, 5)}02-30` : birth,
      'resident_id',
      residentId(birth, gender, order),
      random.chance(0.97)
        ? `194${String((client * (7919 + 2 * night)) % 100_000_000).padStart(8, '0')}`
        : '',
      `33010${random.integer(1, 40)}`,
      random.chance(0.2) ? `M${String(random.integer(1, 900)).padStart(4, '0')}` : '',
      random.chance(0.7) ? random.pick(occupations) : '',
      random.chance(0.1) ? random.pick(['relationship', 'value', 'service']) : '',
      since,
      'personal',
      random.chance(0.1) ? `3300${String(random.integer(1, 5000)).padStart(9, '0')}` : '',
      random.chance(0.05) ? random.pick(drinks) : '',
      assessed ? String(random.integer(1, 5)) : '',
      assessed ? since : '',
      note ? `"来电先问候, 不催""${random.integer(1, 9)}"""` : '',
    ];
    text += `${cells.join(',')}\n`;
    if (text.length > 1 << 18) flush();
  }
  flush();
  closeSync(handle);
  return { lines, bad, repeated };
}
