/** What a failing test observed, without the assertion library's aside on how it compares values. */
export const sayFailure = ({ message }: { readonly message: string }): string =>
  message.replace(/ \/\/ Object\.is equality$/, "");
