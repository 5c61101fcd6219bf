/** Why a lesson is recommended: the reader's own results, not a judgement. */
export const sayMissed = ({ missed, of }: { readonly missed: number; readonly of: number }): string =>
  missed === of
    ? `You missed your last ${of} issues of this class.`
    : `You missed ${missed} of your last ${of} issues of this class.`;
