package org.certbureau.application;

import java.time.Instant;

/** What is known of a scan; the picture itself is asked for by its id. */
public record ScanView(
    long id,
    String fileName,
    String mediaType,
    int width,
    int height,
    long size,
    String sm3,
    String attachedBy,
    Instant attachedAt) {
  public long getId() {
    return id;
  }

  public String getFileName() {
    return fileName;
  }

  public String getMediaType() {
    return mediaType;
  }

  public int getWidth() {
    return width;
  }

  public int getHeight() {
    return height;
  }

  public long getSize() {
    return size;
  }

  public String getSm3() {
    return sm3;
  }

  public String getAttachedBy() {
    return attachedBy;
  }

  public Instant getAttachedAt() {
    return attachedAt;
  }
}
