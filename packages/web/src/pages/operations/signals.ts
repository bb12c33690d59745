// SPDX-License-Identifier: Apache-2.0
// Go and abort heard and felt: tones made here (nothing fetched), vibration where there is any. What is seen says the same.
import type { OperationCall } from '@tansiq/node/contract';
import { useEffect, useRef, useState } from 'react';

export type Signal = 'go' | 'aborted';

/** Hertz in turn: rising for go, one low and repeated for an abort. */
const tones: Readonly<Record<Signal, readonly number[]>> = {
  go: [523, 659, 784, 1047],
  aborted: [196, 0, 196, 0, 196, 0, 196],
};
const shakes: Readonly<Record<Signal, number[]>> = {
  go: [200, 100, 200, 100, 600],
  aborted: [900, 200, 900, 200, 900],
};
const STEP = 0.25;
const SHOWN_MS = 20_000;

function sound(context: AudioContext, signal: Signal): void {
  for (const [place, pitch] of tones[signal].entries()) {
    if (pitch === 0) continue;
    const tone = context.createOscillator();
    const volume = context.createGain();
    volume.gain.value = 0.5;
    tone.type = signal === 'go' ? 'triangle' : 'sawtooth';
    tone.frequency.value = pitch;
    tone.connect(volume).connect(context.destination);
    tone.start(context.currentTime + place * STEP);
    tone.stop(context.currentTime + (place + 1) * STEP);
  }
}

export interface Signals {
  /** What was told within the last seconds. */
  told: Signal | undefined;
  /** Browsers let no page sound that nobody has touched. */
  audible: boolean;
  allow: () => void;
}

/** Tells go and abort when the call or the number of aborts changes under one's eyes, not when the page is opened. */
export function useSignals(call: OperationCall | undefined, aborts: number): Signals {
  const [context, setContext] = useState<AudioContext>();
  const [told, setTold] = useState<Signal>();
  const before = useRef<{ call: OperationCall; aborts: number }>(undefined);
  useEffect(() => {
    if (call === undefined) return;
    const last = before.current;
    before.current = { call, aborts };
    if (last === undefined) return;
    const signal: Signal | undefined =
      aborts > last.aborts ? 'aborted' : call === 'go' && last.call !== 'go' ? 'go' : undefined;
    if (signal === undefined) return;
    setTold(signal);
    if (context) sound(context, signal);
    if ('vibrate' in navigator) navigator.vibrate(shakes[signal]);
  }, [call, aborts, context]);
  useEffect(() => {
    if (told === undefined) return;
    const timer = setTimeout(() => setTold(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [told]);
  return {
    told,
    audible: context !== undefined,
    allow: () => {
      const made = new AudioContext();
      sound(made, 'go');
      setContext(made);
    },
  };
}
