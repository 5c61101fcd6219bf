/** Our hosting company keeps these lines for a year and can read them: ids, never who is behind them. */
export type Log = (line: string) => void;
