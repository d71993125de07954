/** What a person can do about devices and the screen: the part of `LocalMedia` that components use. */
export interface MediaVerbs {
  setMuted(muted: boolean): void;
  talk(talking: boolean): void;
  retryMicrophone(): void;
  startCamera(): void;
  stopCamera(): void;
  startScreen(): void;
  stopScreen(): void;
  chooseMicrophone(deviceId: string): void;
  setMusic(music: boolean): void;
  chooseCamera(deviceId: string): void;
  turnCamera(): void;
  setTorch(on: boolean): void;
  chooseSpeaker(deviceId: string): void;
}
