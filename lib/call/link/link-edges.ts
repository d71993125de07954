/** The edges of the engine, so that tests can put others in their place. */
export interface LinkEdges {
  createCertificate: () => Promise<RTCCertificate>;
  createConnection: (configuration: RTCConfiguration) => RTCPeerConnection;
  preferCodec: (transceiver: RTCRtpTransceiver) => void;
  screenCodec: () => RTCRtpCodec | undefined;
}
