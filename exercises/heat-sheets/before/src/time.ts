/** 6245 is "1:02.45", 2810 is "28.10". */
export function clockTime(hundredths: number): string {
  const minutes = Math.floor(hundredths / 6000);
  const seconds = ((hundredths % 6000) / 100).toFixed(2);
  return minutes === 0 ? seconds : `${minutes}:${seconds.padStart(5, "0")}`;
}
