const quietMs = 5_000;

/** Passes an error on, but the same message at most every five seconds: a lost connection repeats itself. */
export function quieten(tell: (error: Error) => void): (error: Error) => void {
  let lastMessage: string | undefined;
  let lastTold = 0;
  return (error) => {
    const now = performance.now();
    if (error.message === lastMessage && now - lastTold < quietMs) return;
    lastMessage = error.message;
    lastTold = now;
    tell(error);
  };
}
