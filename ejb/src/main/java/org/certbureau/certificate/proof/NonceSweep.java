package org.certbureau.certificate.proof;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Forgets old nonces. Every node does: what one has swept away, the other does not find. */
@Singleton
@Startup
@DependsOn("KeyCentreStart")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@PermitAll
public class NonceSweep {
  private static final Logger LOG = Logger.getLogger(NonceSweep.class.getName());

  @EJB private ProofRows rows;

  @Schedule(hour = "*", minute = "*/10", second = "50", persistent = false)
  void tick() {
    sweep();
  }

  public void sweep() {
    try {
      rows.sweep();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Old nonces could not be forgotten; it is tried again", e);
    }
  }
}
