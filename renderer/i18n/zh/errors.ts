import { refusals } from './refusals.ts';
import { storage } from './storage.ts';

/** What went wrong, in words: what happened, what is safe, what to do. */
export const errors = {
  unknown: {
    what: '操作失败。',
    safe: '已确认的记录不受影响。',
    todo: '请重试；仍失败请联系系统管理员。',
  },
  broken: {
    page: '控制台没能显示出来',
    screen: '这个画面没能显示出来',
    part: '这一部分没能显示出来',
    dialog: '这个窗口没能显示出来',
    chunk: '程序的一部分没有读到。',
    safe: '已确认的记录都在，其他画面可以照常使用。',
    todo: '请重试；仍不行请重新加载本页，再不行请把下面一行告诉系统管理员。',
    correlation: '编号 {{id}}',
    reload: '重新加载',
  },
  INTERNAL_SERVER_ERROR: {
    safe: '已确认的记录都在。',
    unforeseen: {
      what: '控制台内部出错，编号 {{subject}}。',
      todo: '请先看画面是否已变化再重做；仍不行，请把编号告诉系统管理员。',
    },
  },
  TOO_MANY_REQUESTS: {
    what: '这个窗口的请求太多，没有办理。',
    safe: '没有任何改动。',
    todo: '请稍等一两秒再试；一再出现请告诉系统管理员。',
  },
  call: {
    deadline: {
      what: '10 秒内无响应。',
      safe: '已确认的记录不受影响。',
      todo: '请先确认画面是否已更新，再决定是否重做。',
    },
    closed: {
      what: '连接中断，未收到响应。',
      safe: '已确认的记录不受影响。',
      todo: '重新连接后请先确认画面是否已更新，再决定是否重做。',
    },
    offline: {
      what: '连接已断开，请求未发出。',
      safe: '未作任何改动。',
      todo: '正在自动重连；无法连接时请重新打开启动链接。',
    },
  },
  REFUSED: refusals,
  LINK: {
    what: '与网点服务器的连接已断开。',
    safe: '已确认的记录不受影响。',
    todo: '恢复连接后请先确认画面是否已更新，再决定是否重做。',
  },
  STORAGE: storage,
  SIGNED_OUT: { what: '您已退出登录。', safe: '已确认的记录不受影响。', todo: '请重新登录。' },
  FORBIDDEN: { what: '您的岗位无此权限。', safe: '未作任何改动。', todo: '请联系有权限的同事。' },
  READ_LIMIT: {
    what: '您在短时间内查阅的客户数据已达本岗位限额。',
    safe: '未作任何改动，已有记录。',
    todo: '请约 {{subject}} 分钟后再试；确有需要请主任或客户经理查阅。',
  },
  NOT_SET_UP: { what: '尚未建立网点。', safe: '未作任何改动。', todo: '请先建立网点。' },
  ALREADY_SET_UP: {
    what: '其他窗口已建立网点。',
    safe: '您填写的内容未保存，未作任何改动。',
    todo: '请用该网点的工号登录。',
  },
  ADMISSION: {
    safe: '未作任何改动。',
    'unknown-client': { what: '客户数据中无此客户。', todo: '请重新查找。' },
    'not-scored': { what: '该客户尚未评级。', todo: '请先评级，再签批。' },
    'not-below': { what: '该客户已达到此等级或更高。', todo: '无需特批。' },
    'already-admitted': { what: '该客户已有特批。', todo: '请先撤销原特批。' },
    'until-past': { what: '有效期已过。', todo: '请填写今天或以后的日期。' },
    'until-far': { what: '有效期过长。', todo: '最长 24 个月，到期可续签。' },
    'unknown-admission': { what: '特批不存在。', todo: '请重新打开客户页。' },
    over: { what: '该特批已结束。', todo: '请重新打开客户页。' },
  },
  SCHEME: {
    what: '方案未添加：有需要更正的地方，或其他窗口刚添加了同一版本。',
    safe: '未作任何改动，填写的内容已保留。',
    todo: '请查看各栏旁的说明。',
  },
  UNKNOWN_SCHEME: {
    what: '方案不存在。',
    safe: '未作任何改动。',
    todo: '请选择其他方案。',
  },
  NO_SUCH_DAY: {
    what: '当日无营业记录。',
    safe: '未作任何改动。',
    todo: '请选择其他日期。',
  },
  NO_SUCH_TICKET: {
    what: '当日无此号。',
    safe: '未作任何改动。',
    todo: '请核对号码和日期。',
  },
  NO_PROSPECT: {
    what: '该潜在客户已处理，或未推荐给您。',
    safe: '未作任何改动。',
    todo: '请看列表里的最新状态。',
  },
  NO_MANAGER: {
    what: '该客户经理已停用。',
    safe: '未保存，填写的内容已保留。',
    todo: '请选择其他人员后重试。',
  },
  UNKNOWN_CLIENT: {
    what: '客户数据中无此客户。',
    safe: '未作任何改动。',
    todo: '请重新查找；数据可能刚刚更新。',
  },
  NOT_DEMO: {
    what: '仅演示网点有虚构客户。',
    safe: '未作任何改动。',
    todo: '真实网点请导入客户。',
  },
  PIN_SET: { what: '该人员已设置 PIN。', safe: '未作任何改动。', todo: '请直接登录。' },
  PIN_NOT_SET: {
    what: '该人员尚未设置 PIN。',
    safe: '未作任何改动。',
    todo: '请向负责人索取一次性验证码，再设置 PIN。',
  },
  NO_CODE: {
    what: '没有可用的验证码：未发放、已过期、已使用或错误次数过多。',
    safe: '未作任何改动。',
    todo: '请负责人或系统管理员在“设置 → 人员”中重新发放。',
  },
  WRONG_CODE: { what: '验证码错误。', safe: '未作任何改动。', todo: '请核对后重试。' },
  WEAK_PIN: {
    what: '工号 {{subject}} 的 PIN 过于简单。',
    safe: '未作任何改动。',
    todo: '请更换，不要使用连续、重复的数字、日期或工号。',
  },
  BOOK_HAS_CLIENTS: {
    what: '客户数据中已有导入的客户，未建立演示网点。',
    safe: '未作任何改动，也没有加入虚构的客户。',
    todo: '请在此建立自己的网点，或在另一个数据文件夹中建立演示网点。',
  },
  SETTING_UP: {
    what: '其他窗口正在建立演示网点。',
    safe: '您填写的内容未保存，未作任何改动。',
    todo: '请稍候一分钟，完成后刷新页面登录。',
  },
  STAFF: {
    safe: '未作任何改动。',
    'last-head': {
      what: '{{subject}} 是唯一可登录的负责人。',
      todo: '请先让另一位负责人设置 PIN。',
    },
    'last-admin': {
      what: '{{subject}} 是唯一可登录的系统管理员。',
      todo: '请先让另一位系统管理员设置 PIN。',
    },
    'head-only': { what: '此操作仅限负责人。', todo: '请负责人登录后办理。' },
    'own-reset': { what: '不能重置自己的 PIN。', todo: '请另一位负责人或系统管理员重置。' },
    'not-allowed': { what: '您的岗位刚刚变更，不能再修改人员。', todo: '请重新登录。' },
    'number-taken': { what: '工号 {{subject}} 已被使用。', todo: '请核对工号。' },
    'person-unknown': { what: '没有工号 {{subject}} 的人员。', todo: '请查看列表的最新状态。' },
    'person-inactive': { what: '该人员已停用。', todo: '请先恢复在用，再发验证码。' },
    'request-gone': {
      what: '该岗位变动已有人处理，或已改为其他岗位。',
      todo: '请查看列表的最新状态。',
    },
    'no-head': { what: '网点须有一位已设 PIN 的负责人。', todo: '请填写负责人。' },
    'no-admin': { what: '网点须有一位已设 PIN 的系统管理员。', todo: '请填写系统管理员。' },
  },
  WRONG_PIN: { what: 'PIN 错误。', safe: '未作任何改动。', todo: '请重试。' },
  LOCKED: { what: '错误次数过多，暂时锁定。', safe: '未作任何改动。', todo: '请稍后再试。' },
  BAD_REQUEST: { what: '填写的内容不符合要求。', safe: '未作任何改动。', todo: '请核对后重试。' },
} as const;
