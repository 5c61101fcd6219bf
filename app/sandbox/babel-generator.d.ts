/** Types for the part of @babel/generator that we use, because the package has none. */
declare module "@babel/generator" {
  export function generate(tree: unknown, options: { readonly comments: boolean }): { readonly code: string };
}
