/** Why the head of the demo branch put somebody first, as heads write it. */
export const demoMoveReasons: readonly string[] = [
  '老人身体不适',
  '已有预约',
  '安抚投诉客户',
  '急事',
];
