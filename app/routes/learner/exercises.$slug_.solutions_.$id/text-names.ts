/**
 * The keys of a shared submission's texts. The key for code ends with a path, because the path determines the code's
 * language.
 */
export const oldName = (path: string) => `old:${path}`;
export const newName = (path: string) => `new:${path}`;
export const noteName = (id: string) => `note:${id}`;
export const proofName = (id: string) => `proof:${id}.test.ts`;
