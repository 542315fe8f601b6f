import type { SellingTables } from '../../../shared/model/relationship/selling.ts';

const family = (id: string, words: readonly string[], products?: readonly string[]) =>
  products ? { id, words, products } : { id, words };

/**
 * The tables of S1. The text of its cross-selling table is damaged: rows 1–4 follow its order, rows 5–7 its logic. Names
 * are those of the bank's products, by which holdings are recognised.
 */
export const defaultSellingTables: SellingTables = {
  families: [
    family('platinum-credit-card', ['白金贷记卡', '白金信用卡']),
    family('wealth-treasure', ['传世之宝']),
    family('deposit-loan-double', ['存贷双赢']),
    family('online-bank', ['网上银行', '网银']),
    family('mobile-bank', ['手机银行']),
    family('fund-treasure', ['基金宝']),
    family('balloon-loan', ['气球贷']),
    family('double-yield', ['双利丰']),
    family('gold-debit-card', ['金卡借记卡', '金卡']),
    family('vip-card', ['贵宾卡']),
    family('message-service', ['消息服务', '短信通知']),
    family('wealth-product', ['理财'], ['wealth', 'open_wealth']),
    family('savings-wealth', ['储蓄类理财']),
    family('foreign-wealth', ['本外币理财']),
    family('fund', ['基金'], ['fund']),
    family('fund-plan', ['基金定投']),
    family('money-fund', ['货币型基金', '货币基金'], ['money_fund']),
    family('dividend-fund', ['分红基金']),
    family('bond', ['债券', '国债'], ['bond']),
    family('insurance', ['保险'], ['insurance']),
    family('dividend-insurance', ['分红型保险', '分红险']),
    family('credit-card', ['信用卡', '贷记卡']),
    family('gold-credit-card', ['金卡信用卡', '金卡贷记卡']),
    family('deposit', ['存款'], ['demand_deposit', 'time_deposit']),
    family('large-deposit', ['大额存单', '大额存款']),
    family('mortgage', ['房贷', '按揭'], ['mortgage']),
    family('car-loan', ['汽车贷款']),
    family('pledged-loan', ['存单质押贷款', '质押贷款']),
    family('credit-line', ['个人综合授信']),
    family('gold', ['黄金'], ['gold']),
  ],
  rows: [
    {
      way: 'cross',
      held: 'platinum-credit-card',
      offered: [
        ...['online-bank', 'mobile-bank', 'gold-debit-card', 'message-service'],
        ...['wealth-treasure', 'wealth-product'],
      ],
    },
    {
      way: 'cross',
      held: 'wealth-treasure',
      offered: ['online-bank', 'message-service', 'fund-plan', 'bond', 'credit-card', 'fund'],
    },
    {
      way: 'cross',
      held: 'deposit-loan-double',
      offered: [
        ...['vip-card', 'online-bank', 'mobile-bank', 'message-service', 'insurance'],
        ...['credit-card', 'wealth-product', 'fund'],
      ],
    },
    {
      way: 'cross',
      held: 'online-bank',
      offered: [
        ...['message-service', 'mobile-bank', 'credit-card', 'insurance', 'fund'],
        'wealth-product',
      ],
    },
    {
      way: 'cross',
      held: 'balloon-loan',
      offered: [
        ...['deposit-loan-double', 'vip-card', 'online-bank', 'mobile-bank', 'message-service'],
        ...['insurance', 'credit-card', 'wealth-product', 'fund'],
      ],
    },
    {
      way: 'cross',
      held: 'fund-treasure',
      offered: ['online-bank', 'message-service', 'wealth-treasure', 'bond', 'credit-card', 'fund'],
    },
    {
      way: 'cross',
      held: 'double-yield',
      offered: [
        'online-bank',
        'message-service',
        'credit-card',
        'money-fund',
        'gold-debit-card',
        'vip-card',
      ],
    },
    { way: 'repeat', held: 'deposit', offered: ['savings-wealth'] },
    {
      way: 'repeat',
      held: 'mortgage',
      offered: ['balloon-loan', 'deposit-loan-double', 'car-loan', 'pledged-loan'],
    },
    { way: 'repeat', held: 'dividend-fund', offered: ['dividend-insurance'] },
    { way: 'repeat', held: 'gold', offered: ['wealth-treasure'] },
    { way: 'repeat', held: 'wealth-product', offered: ['wealth-product'] },
    { way: 'up', held: 'large-deposit', offered: ['foreign-wealth'] },
    { way: 'up', held: 'pledged-loan', offered: ['credit-line'] },
    { way: 'up', held: 'mortgage', offered: ['balloon-loan', 'deposit-loan-double'] },
    { way: 'up', held: 'credit-card', offered: ['gold-credit-card', 'platinum-credit-card'] },
  ],
};
