/** Frames in a second. */
export const FPS = 25;

/** 1562 is "00:01:02:12": hours, minutes, seconds, frames. */
export function timecode(frame: number): string {
  const seconds = Math.floor(frame / FPS);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60, frame % FPS];
  return parts.map((part) => String(part).padStart(2, "0")).join(":");
}
