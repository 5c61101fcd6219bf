/** The part of @babel/generator that we use: the package has no types. */
declare module "@babel/generator" {
  export function generate(tree: unknown, options: { readonly comments: boolean }): { readonly code: string };
}
