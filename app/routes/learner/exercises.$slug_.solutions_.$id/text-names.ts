/** The keys of a shared submission's texts. The key of code ends with its path, which determines its language. */
export const oldName = (path: string) => `old:${path}`;
export const newName = (path: string) => `new:${path}`;
export const noteName = (id: string) => `note:${id}`;
export const proofName = (id: string) => `proof:${id}.test.ts`;
