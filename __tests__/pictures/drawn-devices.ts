/** How somebody is drawn; colours as CSS writes them. */
export interface Face {
  readonly skin: string;
  readonly hair: string;
  /** To the shoulders. */
  readonly longHair: boolean;
  readonly clothes: string;
  /** Of the wall behind. */
  readonly light: string;
  readonly shade: string;
  /** Whether there is something to be heard of this person. */
  readonly speaks: boolean;
}

/**
 * Runs in the page before its own scripts: the camera shows somebody who is drawn, the screen a drawing. Self-contained,
 * because only its source text travels to the browser.
 */
export function installDrawnDevices(face: Face): void {
  const draw = (
    width: number,
    height: number,
    paint: (context: CanvasRenderingContext2D) => void,
  ) => {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width, height });
    const context = canvas.getContext('2d');
    const [track] = canvas.captureStream(8).getVideoTracks();
    if (!context || !track) throw new Error('No picture from a canvas');
    setInterval(() => paint(context), 125);
    return track;
  };

  const ellipse = (on: CanvasRenderingContext2D, x: number, y: number, rx: number, ry: number) => {
    on.beginPath();
    on.ellipse(x, y, rx, ry, 0, 0, 2 * Math.PI);
    on.fill();
  };

  const camera = () =>
    draw(640, 480, (on) => {
      const wall = on.createLinearGradient(0, 0, 640, 480);
      wall.addColorStop(0, face.light);
      wall.addColorStop(1, face.shade);
      on.fillStyle = wall;
      on.fillRect(0, 0, 640, 480);
      on.fillStyle = '#ffffff26';
      ellipse(on, 560, 95, 130, 130);
      ellipse(on, 40, 400, 95, 95);
      on.save();
      // With air above the head: tiles cut off what is too high for them.
      on.translate(64, 84);
      on.scale(0.8, 0.8);
      on.fillStyle = face.clothes;
      ellipse(on, 320, 520, 215, 180);
      on.fillStyle = face.hair;
      ellipse(on, 320, 205, 122, 142);
      if (face.longHair) on.fillRect(198, 205, 244, 150);
      on.fillStyle = face.skin;
      on.fillRect(282, 300, 76, 80);
      ellipse(on, 320, 230, 94, 116);
      on.fillStyle = '#221d18';
      ellipse(on, 285, 218, 9, 10);
      ellipse(on, 355, 218, 9, 10);
      on.strokeStyle = '#7a3b2a';
      on.lineWidth = 7;
      on.beginPath();
      on.arc(320, 265, 34, 0.15 * Math.PI, 0.85 * Math.PI);
      on.stroke();
      on.restore();
    });

  const screen = () =>
    draw(1280, 720, (on) => {
      on.fillStyle = '#fbf8f3';
      on.fillRect(0, 0, 1280, 720);
      on.fillStyle = '#221d18';
      on.font = '700 64px Figtree Variable, sans-serif';
      on.fillText('Thursday, ten o’clock', 90, 150);
      const bars = [220, 330, 280, 410, 360, 460];
      bars.forEach((height, index) => {
        on.fillStyle = index === 5 ? '#b5482a' : '#d9c9b4';
        on.fillRect(90 + index * 190, 660 - height, 130, height);
      });
    });

  const voice = () => {
    const context = new AudioContext();
    const tone = new OscillatorNode(context, { frequency: 220 });
    // Those who are silent have a room around them all the same.
    const volume = new GainNode(context, { gain: face.speaks ? 0.2 : 0.0001 });
    const destination = context.createMediaStreamDestination();
    tone.connect(volume).connect(destination);
    tone.start();
    return destination.stream.getAudioTracks();
  };

  const devices = navigator.mediaDevices;
  devices.getUserMedia = ({ audio, video } = {}) =>
    Promise.resolve(new MediaStream([...(audio ? voice() : []), ...(video ? [camera()] : [])]));
  devices.getDisplayMedia = () => Promise.resolve(new MediaStream([screen()]));
}
