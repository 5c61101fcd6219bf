/** What a failing test observed, without the assertion library's note on how it compares values. */
export const sayFailure = ({ message }: { readonly message: string }): string =>
  message.replace(/ \/\/ Object\.is equality$/, "");
