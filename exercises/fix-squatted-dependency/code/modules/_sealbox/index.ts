/** _sealbox 5.0.1: puts texts into sealed boxes, for one reader. (A stand-in: it turns them round.) */
export function seal(text: string): string {
  return [...text].reverse().join("");
}
