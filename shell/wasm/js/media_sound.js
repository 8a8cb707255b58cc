// The clip's sound, by the browser's own element: it keeps the pitch. It follows the picture's clock, not the other way round.
const MOST_DRIFT_SECS = 0.08;   // sound this far from the picture is set right

export function makeSound() {
  let element = null;
  let object = '';
  return {
    open(source) {
      element = new Audio();
      object = source.startsWith('blob:') ? source : '';
      element.src = source;
      element.preload = 'auto';
      element.onerror = () => { element = null; };   // a container the browser does not play: no sound
    },
    // @param gain  0 to 1. Only the loudness changes with it: a clip that is muted plays on.
    play(secs, speed, gain) {
      if (!element) return;
      element.volume = gain;
      element.muted = gain === 0;
      element.playbackRate = Math.min(16, Math.max(0.0625, speed));
      if (Math.abs(element.currentTime - secs) > MOST_DRIFT_SECS) element.currentTime = secs;
      if (element.paused) element.play().catch(() => {});
    },
    pause() { element?.pause(); },
    close() {
      element?.pause();
      if (object) URL.revokeObjectURL(object);
      element = null;
      object = '';
    },
  };
}
