/** Two soft strokes, a third apart: the same on every machine, without a sound file. */
const strokes = [
  { hertz: 880, after: 0 },
  { hertz: 698.46, after: 0.35 },
] as const;
const ringSeconds = 0.9;

/** How long the chime rings before a voice should begin, in milliseconds. */
export const chimeMs = 1100;

/** Rings the chime once. */
export function ringChime(audio: AudioContext): void {
  for (const { hertz, after } of strokes) {
    const at = audio.currentTime + after;
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.type = 'sine';
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(0.35, at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, at + ringSeconds);
    tone.connect(volume).connect(audio.destination);
    tone.start(at);
    tone.stop(at + ringSeconds);
  }
}
