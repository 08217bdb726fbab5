package org.certbureau.application.material;

/** A scan as it is given out: the picture and its media type, decided by its content. */
public record ScanPicture(String fileName, String mediaType, byte[] content) {
  public ScanPicture {
    content = content.clone();
  }

  public byte[] getContent() {
    return content.clone();
  }
}
