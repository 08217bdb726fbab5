package org.certbureau.recovery;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Set;
import org.certbureau.kernel.RegionCode;

/**
 * Reads one request, in a transaction of its own: what cannot be read ends no other one's. Inside
 * the house only; {@link OneByOne} asks, a second time without what the first time failed by.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class RecoveryReader {
  @Inject private Judge judge;
  @Inject private RecoveryViews views;

  /**
   * @param alone without any other rows than the request's own, which cannot be read
   */
  Told told(String job, boolean alone) {
    return alone ? judge.alone(job).but(Finding.UNREADABLE) : judge.judge(job);
  }

  public Finding finding(String job, boolean alone) {
    return told(job, alone).finding();
  }

  public RegionCode region(String job, boolean alone) {
    return (alone ? judge.alone(job) : judge.judge(job)).region();
  }

  public RecoveryState state(String job, String officer, boolean alone) {
    return RecoveryViews.state(told(job, alone), officer);
  }

  public RecoveryRow row(String job, String officer, boolean alone) {
    return views.row(told(job, alone), officer);
  }

  public RecoveryView view(String job, String officer, boolean alone) {
    return alone ? views.bare(told(job, true), officer) : views.view(told(job, false), officer);
  }

  /**
   * @param regions of whose cases more is told than that something is wrong; null for all
   */
  public RecoveryEntry entry(String job, Set<RegionCode> regions, boolean alone) {
    Told told = told(job, alone);
    return regions == null || told.region() == null || regions.contains(told.region())
        ? views.entry(told)
        : views.entryElsewhere(told);
  }

  public Asked asked(String job, boolean alone) {
    Told told = told(job, alone);
    return new Asked(told.order(), told.quorum().state(), told.finding(), told.isOfBefore());
  }
}
