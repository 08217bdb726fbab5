package org.certbureau.settings;

import java.time.Duration;
import java.util.List;

/** Authorities, their certificates, and how the public learns what became of them. */
public final class CertificateSettings {
  public static final Setting<String> CA_ORGANIZATION =
      Setting.of(
          "BUREAU_CA_ORGANIZATION",
          Kind.text(),
          "Certificate Bureau",
          "the root's organization, read once at the key ceremony");

  public static final Setting<String> CA_ROOT_NAME =
      Setting.of(
          "BUREAU_CA_ROOT_NAME",
          Kind.text(),
          "Certificate Bureau Root CA",
          "the root's name, read once at the key ceremony");

  public static final Setting<String> CA_IDENTIFY_CODE =
      Setting.of(
          "BUREAU_CA_IDENTIFY_CODE",
          Kind.oneOf("EXPLICIT", "IMPLICIT"),
          "EXPLICIT",
          "tagging of identifyCode (GM/T 0015): `IMPLICIT` where readers want that");

  public static final Setting<Duration> CA_ORPHAN_SECONDS =
      Setting.of(
          "BUREAU_CA_ORPHAN_SECONDS",
          Kind.seconds(1),
          Duration.ofSeconds(120),
          "how long a reserved serial may be without its certificate before it goes onto the"
              + " revocation list");

  public static final Setting<String> OCSP_URL =
      Setting.following(
          "BUREAU_OCSP_URL",
          Kind.webAddress(),
          "the public URL and `/ocsp`",
          texts -> PlaceSettings.PUBLIC_URL.in(texts) + "/ocsp",
          "where the public asks what became of a certificate; it stands in every certificate."
              + " Set it where the listener below is what the public reaches");

  public static final Setting<Integer> OCSP_PORT =
      Setting.of(
          "BUREAU_OCSP_PORT",
          Kind.portOrNone(),
          0,
          "a listener for OCSP alone, beside the door `/ocsp` and several times as quick; `0` is"
              + " none, `./run` takes the next but one to its own. It limits bodies"
              + " (`BUREAU_BODY_PKI`) and time, not how often an address asks: that is for the"
              + " proxy before it");

  public static final Setting<String> OCSP_BIND =
      Setting.optional(
          "BUREAU_OCSP_BIND", Kind.host(), "this machine alone", "address at which it listens");

  public static final Setting<Duration> OCSP_VALIDITY_SECONDS =
      Setting.of(
          "BUREAU_OCSP_VALIDITY_SECONDS",
          Kind.seconds(1),
          Duration.ofSeconds(60),
          "from thisUpdate to nextUpdate of an answer: so long may others keep what was asked for"
              + " by address");

  public static final Setting<Duration> CRL_CADENCE_SECONDS =
      Setting.of(
          "BUREAU_CRL_CADENCE_SECONDS",
          Kind.seconds(1),
          Duration.ofHours(1),
          "how often a complete list is made anyway; deltas begin from the last of these");

  public static final Setting<Duration> CRL_VALIDITY_SECONDS =
      Setting.of(
          "BUREAU_CRL_VALIDITY_SECONDS",
          Kind.seconds(1),
          Duration.ofDays(1),
          "from thisUpdate to nextUpdate");

  public static final Setting<Integer> CRL_DELTA_FROM =
      Setting.of(
          "BUREAU_CRL_DELTA_FROM",
          Kind.number(0, Integer.MAX_VALUE, "lines"),
          10_000,
          "lines up to which a list is made anew with each revocation; a longer one gets a delta,"
              + " until that is so long itself");

  public static final Setting<Duration> CRL_DELTA_VALIDITY_SECONDS =
      Setting.of(
          "BUREAU_CRL_DELTA_VALIDITY_SECONDS",
          Kind.seconds(1),
          Duration.ofHours(2),
          "from thisUpdate to nextUpdate of a delta; it is made anew at half of it");

  public static final Setting<Integer> KMC_POOL =
      Setting.of(
          "BUREAU_KMC_POOL",
          Kind.number(1, 1_000_000, "pairs"),
          500,
          "encryption pairs kept ready in memory");

  static final Section SECTION =
      new Section(
          "Certificates",
          List.of(
              CA_ORGANIZATION,
              CA_ROOT_NAME,
              CA_IDENTIFY_CODE,
              CA_ORPHAN_SECONDS,
              OCSP_URL,
              OCSP_PORT,
              OCSP_BIND,
              OCSP_VALIDITY_SECONDS,
              CRL_CADENCE_SECONDS,
              CRL_VALIDITY_SECONDS,
              CRL_DELTA_FROM,
              CRL_DELTA_VALIDITY_SECONDS,
              KMC_POOL));

  private CertificateSettings() {}
}
