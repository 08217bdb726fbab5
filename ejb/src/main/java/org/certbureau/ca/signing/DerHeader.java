package org.certbureau.ca.signing;

/** Tag and length in front of a DER value whose content is written elsewhere. */
public final class DerHeader {
  public static final int SEQUENCE = 0x30;

  private DerHeader() {}

  /**
   * @param tag the identifier octet
   * @param length of the content, in bytes
   */
  public static byte[] of(int tag, long length) {
    if (length < 0x80) {
      return new byte[] {(byte) tag, (byte) length};
    }
    int octets = (64 - Long.numberOfLeadingZeros(length) + 7) / 8;
    byte[] header = new byte[2 + octets];
    header[0] = (byte) tag;
    header[1] = (byte) (0x80 | octets);
    for (int i = 0; i < octets; i++) {
      header[2 + i] = (byte) (length >>> (8 * (octets - 1 - i)));
    }
    return header;
  }
}
