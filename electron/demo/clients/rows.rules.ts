/** The columns of the files that the demo writes, in their order (exchange formats, "Files"). */
export const columns = {
  clients: [
    'client_no',
    'name',
    'gender',
    'birth_date',
    'id_type',
    'id_no',
    'phone',
    'home_branch',
    'manager_no',
    'occupation',
    'orientation',
    'client_since',
    'kind',
    'employer_no',
    'drink',
    'risk_grade',
    'risk_assessed_on',
    'caution',
  ],
  cards: ['card_no', 'client_no', 'product'],
  balances: ['client_no', 'month', 'product', 'average_balance'],
  postings: ['account_no', 'client_no', 'posted_on', 'product', 'amount', 'kind'],
  holdings: ['client_no', 'product_name', 'product', 'amount', 'matures_on'],
  staff: ['staff_no', 'name', 'role', 'branch'],
} as const;

/** A file of the demo branch, without its ending. */
export type DemoFile = keyof typeof columns;

/** One line of a file: every column, empty where unknown. */
export type DemoRow<F extends DemoFile> = Readonly<Record<(typeof columns)[F][number], string>>;

/** The lines of every file. */
export type DemoRows = { readonly [F in DemoFile]: readonly DemoRow<F>[] };
