/** Returns a failure's message without the assertion library's note about how it compares values. */
export const sayFailure = ({ message }: { readonly message: string }): string =>
  message.replace(/ \/\/ Object\.is equality$/, "");
