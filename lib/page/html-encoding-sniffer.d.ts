declare module 'html-encoding-sniffer' {
  /** WHATWG encoding sniffing over the first 1,024 bytes: the encoding's name, or `defaultEncoding` when none is declared. */
  export default function htmlEncodingSniffer(
    bytes: Uint8Array,
    options?: { xml?: boolean; transportLayerEncodingLabel?: string | undefined; defaultEncoding?: string },
  ): string;
}
