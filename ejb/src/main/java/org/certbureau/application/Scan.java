package org.certbureau.application;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.certbureau.scan.ScanFormat;
import org.certbureau.scan.ScanImage;
import org.certbureau.scan.Spot;

/** What is known of a scanned page; its bytes lie apart, so that listing never loads them. */
@Entity
@Table(name = "scan")
public class Scan {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "scan_seq")
  @SequenceGenerator(name = "scan_seq", sequenceName = "scan_seq", allocationSize = 50)
  private Long id;

  @ManyToOne
  @JoinColumn(name = "material_id")
  private PresentedMaterial material;

  @Column(name = "file_name")
  private String fileName;

  @Enumerated(EnumType.STRING)
  @Column(name = "format")
  private ScanFormat format;

  @Column(name = "width")
  private int width;

  @Column(name = "height")
  private int height;

  @Column(name = "size_bytes")
  private long size;

  @Column(name = "sm3")
  private String digest;

  /** What the paper of ours said that was scanned; null for other papers and scans of before. */
  @Lob
  @Column(name = "sealed_print")
  private byte[] sealedPrint;

  /** Where a reviewer is to look; null where nobody has shown it. */
  @Column(name = "spot")
  private String spot;

  @Column(name = "attached_by")
  private String attachedBy;

  @Column(name = "attached_at")
  private Instant attachedAt;

  protected Scan() {}

  Scan(
      PresentedMaterial material,
      ScanImage image,
      String digest,
      String name,
      byte[] sealedPrint,
      String by,
      Instant now) {
    this.material = material;
    this.fileName = name;
    this.format = image.format();
    this.width = image.width();
    this.height = image.height();
    this.size = image.content().length;
    this.digest = digest;
    this.sealedPrint = sealedPrint == null ? null : sealedPrint.clone();
    this.attachedBy = by;
    this.attachedAt = now;
  }

  public Long id() {
    return id;
  }

  public PresentedMaterial material() {
    return material;
  }

  public String fileName() {
    return fileName;
  }

  public ScanFormat format() {
    return format;
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** Bytes of the picture as it is given out. */
  public long size() {
    return size;
  }

  /** SM3 of the picture as it is given out, in hexadecimal. */
  public String digest() {
    return digest;
  }

  /** Where a reviewer is to look. */
  public Optional<Spot> spot() {
    return Optional.ofNullable(spot).flatMap(Spot::typed);
  }

  /**
   * Shows a reviewer where to look.
   *
   * @return false where that was shown already
   */
  public boolean show(Optional<Spot> shown) {
    if (shown.equals(spot())) {
      return false;
    }
    spot = shown.map(Spot::text).orElse(null);
    return true;
  }

  byte[] sealedPrint() {
    return sealedPrint == null ? null : sealedPrint.clone();
  }

  void saidAtLeast(Supplier<byte[]> sealed) {
    if (sealedPrint == null) {
      sealedPrint = sealed.get();
    }
  }

  public String attachedBy() {
    return attachedBy;
  }

  public Instant attachedAt() {
    return attachedAt;
  }
}
