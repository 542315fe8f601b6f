/** What went wrong, in words: what happened, what is safe, what to do. */
export const errors = {
  unknown: {
    what: '没有办成。',
    safe: '已确认的记录不受影响。',
    todo: '请再试一次；仍不行请告诉系统管理员。',
  },
  call: {
    deadline: {
      what: '10 秒没有回应。',
      safe: '已确认的记录都在。',
      todo: '请先看画面是否已变化，再决定要不要重做。',
    },
    closed: {
      what: '连接中断，没有收到回应。',
      safe: '已确认的记录都在。',
      todo: '连上后请先看画面是否已变化，再决定要不要重做。',
    },
    offline: {
      what: '连接已断开，没有发出。',
      safe: '没有任何改动。',
      todo: '正在自动重连；一直连不上时请重新打开启动链接。',
    },
  },
  REFUSED: { safe: '没有任何改动。' },
} as const;
