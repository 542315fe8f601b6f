import type { Gender } from '../../../shared/model/clients/client.ts';
import { givenNamePool, polyphonicSurnames, surnames } from './name-pools.rules.ts';
import type { Random } from './random.rules.ts';

/** One person in this many has a surname with an unusual reading, whatever the frequencies say. */
const polyphonicEvery = 100;

/** An invented name of two or three characters. `index` counts the people of the book. */
export function personName(
  random: Random,
  index: number,
  gender: Gender,
  birthYear: number,
): string {
  const surname =
    index % polyphonicEvery === 7
      ? (polyphonicSurnames[Math.floor(index / polyphonicEvery) % polyphonicSurnames.length] ?? '')
      : random.weighted(surnames);
  const pool = givenNamePool(gender, birthYear);
  if (surname.length === 2 || random.chance(pool.singleShare)) {
    return surname + random.pick(pool.single);
  }
  const first = random.pick(pool.first);
  const second = random.pick(pool.second.filter((char) => char !== first));
  return surname + first + second;
}

const brandFirst = [...'云禾蓝晨松远和顺启瑞星海'];
const brandSecond = [...'桥田湾悦岭帆谷舟森源河杉'];
const trades = ['商贸', '餐饮管理', '物流', '建材', '科技', '园林', '印务', '食品', '家居', '机电'];

/** The invented name of a company; names met before are avoided. */
export function companyName(random: Random, taken: ReadonlySet<string>): string {
  for (;;) {
    const name = `${random.pick(brandFirst)}${random.pick(brandSecond)}${random.pick(trades)}有限公司`;
    if (!taken.has(name)) return name;
  }
}
