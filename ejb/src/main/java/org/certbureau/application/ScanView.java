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
    Instant attachedAt) {}
