/** The part of @babel/generator that is used: the package brings no types. */
declare module "@babel/generator" {
  export function generate(tree: unknown, options: { readonly comments: boolean }): { readonly code: string };
}
