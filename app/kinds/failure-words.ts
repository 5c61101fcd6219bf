/** What was seen when a test failed, without the assertion library's aside on how it compares. */
export const sayFailure = ({ message }: { readonly message: string }): string =>
  message.replace(/ \/\/ Object\.is equality$/, "");
