const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const idCheck = '10X98765432';

/** Whether a resident identity number of 18 places has the check character that GB 11643 gives it. */
export function idNoIsSound(idNo: string): boolean {
  if (!/^\d{17}[\dX]$/.test(idNo)) return false;
  let sum = 0;
  for (let i = 0; i < 17; i += 1) sum += (idNo.charCodeAt(i) - 48) * (idWeights[i] ?? 0);
  return idCheck[sum % 11] === idNo[17];
}

/** Whether a card number ends in its Luhn check digit. */
export function cardNoIsSound(cardNo: string): boolean {
  if (!/^\d{12,19}$/.test(cardNo)) return false;
  let sum = 0;
  for (let i = 0; i < cardNo.length; i += 1) {
    const digit = cardNo.charCodeAt(cardNo.length - 1 - i) - 48;
    const doubled = i % 2 === 0 ? digit : digit * 2;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
