/*
 * The first character of each initial's block in pinyin collation. The browser's own collation knows the order, so no
 * dictionary is shipped for a list of names.
 */
// eslint-disable-next-line vestibule/chinese-in-i18n -- marks of the collation, not words for people.
const blocks = 'A阿B八C嚓D哒E妸F发G旮H哈J讥K咔L垃M痳N拏O噢P妑Q七R呥S扨T它W穵X夕Y丫Z帀';
const collator = new Intl.Collator('zh-Hans-CN-u-co-pinyin');

function initialOf(character: string): string {
  if (!/\p{Script=Han}/u.test(character)) return character.toLowerCase();
  let found = '';
  for (let at = 0; at < blocks.length; at += 2) {
    if (collator.compare(character, blocks.charAt(at + 1)) >= 0) found = blocks.charAt(at);
  }
  return found.toLowerCase();
}

/** Pinyin initials of a name: 李主任 → "lzr". Good enough to find a colleague; clients are searched by the core. */
export function pinyinInitials(name: string): string {
  return [...name].map(initialOf).join('');
}
