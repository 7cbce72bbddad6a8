import django.db.models.deletion
from django.db import migrations, models


def keep_what_was_posted(apps, schema_editor):
    """A letter posted before tries were kept apart has had one, at the address it still bears."""
    dispatches, sendings = apps.get_model("casework", "Dispatch"), apps.get_model("casework", "Sending")
    sendings.objects.bulk_create(
        sendings(dispatch=letter, channel="letter", to_address=letter.to_address, left_on=letter.posted_on)
        for letter in dispatches.objects.filter(state="posted", posted_on__isnull=False).iterator()
    )


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0016_talks_one_place'),
    ]

    operations = [
        migrations.AddField(
            model_name='dispatch',
            name='again_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='à envoyer de nouveau depuis le'),
        ),
        migrations.AddField(
            model_name='dispatch',
            name='printed_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='imprimé le'),
        ),
        migrations.AddField(
            model_name='party',
            name='post_works',
            field=models.BooleanField(default=True, help_text='False once a letter came back, until the Centre writes again or corrects the address.'),
        ),
        migrations.AlterField(
            model_name='caseevent',
            name='act',
            field=models.CharField(choices=[('file_online', 'Déposer la demande'), ('register_postal_file', 'Enregistrer une demande reçue par courrier'), ('confirm_filing', 'Confirmer ma demande'), ('request_missing_items', 'Demander ce qui manque au dossier'), ('supply_missing_items', 'Compléter ma demande'), ('lapse_missing_items', 'Constater que le dossier n’a pas été complété'), ('validate_file', 'Valider le dossier et inviter les professionnels'), ('accept_mediation', 'Accepter la médiation'), ('decline_mediation', 'Refuser la médiation'), ('dispute_identity', 'Signaler que cette demande ne me concerne pas'), ('correct_party', 'Corriger le professionnel et l’inviter'), ('keep_party', 'Maintenir l’invitation de ce professionnel'), ('lapse_response', 'Constater l’absence de réponse'), ('request_intercession', 'Demander au Centre d’intervenir'), ('record_contact', 'Noter un contact avec le professionnel'), ('record_intercession_failure', 'Constater l’échec de l’intervention'), ('request_filing_certificate', 'Demander l’attestation et clore le dossier'), ('go_on_after_late_yes', 'Confirmer que je souhaite la médiation'), ('drop_respondent', 'Continuer avec ceux qui ont accepté'), ('close_declined_file', 'Clore le dossier refusé'), ('appoint_mediator', 'Désigner un médiateur'), ('confirm_mission', 'Accepter la mission'), ('decline_mission', 'Décliner la mission'), ('disclose_conflict', 'Révéler un conflit d’intérêts'), ('object_to_mediator', 'M’opposer à ce médiateur'), ('waive_objection', 'Continuer avec ce médiateur'), ('end_mission', 'Mettre fin à la mission du médiateur'), ('declare_admissible', 'Déclarer la demande recevable'), ('declare_inadmissible', 'Déclarer la demande irrecevable'), ('post_offer', 'Faire une proposition'), ('answer_offer', 'Répondre à une proposition'), ('post_to_forum', 'Écrire sur le forum'), ('post_to_caucus', 'Écrire en aparté'), ('share_caucus', 'Montrer mes apartés au nouveau médiateur'), ('ask_question', 'Poser une question à une seule partie'), ('answer_question', 'Répondre à une question du médiateur'), ('set_limit', 'Dire au médiateur seul jusqu’où vous iriez'), ('send_table', 'Envoyer le tableau par courrier'), ('add_exhibit', 'Ajouter une pièce'), ('extend_mediation', 'Prolonger la médiation'), ('reach_term', 'Constater le terme des 90 jours'), ('propose_solution', 'Proposer une solution'), ('accept_solution', 'Accepter la solution'), ('decline_solution', 'Refuser la solution'), ('lapse_solution', 'Constater l’absence de réponse à la solution'), ('offer_tailored', 'Proposer des rencontres'), ('accept_tailored', 'Accepter les rencontres proposées'), ('decline_tailored', 'Ne pas accepter les rencontres'), ('lapse_tailored', 'Constater l’absence de réponse aux rencontres'), ('record_hours', 'Noter le temps passé'), ('propose_meeting', 'Proposer un rendez-vous'), ('answer_slots', 'Donner des disponibilités'), ('confirm_meeting', 'Fixer le rendez-vous'), ('move_meeting', 'Déplacer un rendez-vous'), ('cancel_meeting', 'Annuler un rendez-vous'), ('record_attendance', 'Noter les présences'), ('remind_meeting', 'Rappeler un rendez-vous'), ('add_respondent', 'Faire participer un autre professionnel'), ('admit_respondent', 'Inviter ce professionnel'), ('refuse_respondent', 'Ne pas inviter ce professionnel'), ('record_agreement', 'Constater un accord'), ('circulate_draft', 'Soumettre un projet de protocole'), ('approve_draft', 'Approuver le projet'), ('comment_draft', 'Demander une modification du projet'), ('request_signature_code', 'Recevoir un code de signature'), ('sign_agreement', 'Signer le protocole'), ('abandon_draft', 'Reprendre la médiation'), ('settle_directly', 'Confirmer un arrangement entre nous'), ('close_without_agreement', 'Clore sans accord'), ('close_unworkable', 'Clore une médiation devenue impossible'), ('withdraw', 'Se retirer de la médiation'), ('cancel_file', 'Annuler le dossier'), ('ask_execution', 'Demander si l’accord est exécuté'), ('ask_execution_again', 'Redemander si l’accord est exécuté'), ('confirm_execution', 'Dire si l’accord est exécuté'), ('invite_third_party', 'Inviter un avocat, un proche ou un représentant'), ('remove_third_party', 'Mettre fin à l’accès d’une personne'), ('choose_notices', 'Choisir qui reçoit les messages'), ('leave_case', 'Quitter ce dossier'), ('request_expert', 'Demander un expert'), ('consent_expert', 'Accepter ma part des frais de l’expert'), ('decline_expert', 'Refuser de participer aux frais de l’expert'), ('order_expert', 'Commander l’expertise à mes frais seuls'), ('show_exhibits', 'Montrer d’autres pièces à l’expert'), ('deliver_report', 'Remettre le rapport d’expertise'), ('end_expert', 'Mettre fin à la mission d’un expert'), ('remind', 'Rappeler une échéance'), ('send_story', 'Envoyer l’histoire du dossier par courrier'), ('record_posting', 'Noter la mise à la poste'), ('record_return', 'Noter un courrier revenu'), ('send_again', 'Envoyer de nouveau un courrier'), ('correct_contact', 'Corriger les coordonnées d’une partie'), ('record_bounce', 'Noter que les e-mails n’arrivent pas')], max_length=32),
        ),
        migrations.AlterField(
            model_name='dispatch',
            name='state',
            field=models.CharField(choices=[('ready', 'À envoyer'), ('sending', 'Envoi en cours'), ('sent', 'Envoyé'), ('held', 'À vérifier'), ('to_post', 'À poster'), ('posted', 'Mis à la poste'), ('returned', 'Revenu'), ('cancelled', 'Annulé')], default='ready', max_length=12, verbose_name='état'),
        ),
        migrations.CreateModel(
            name='Sending',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('channel', models.CharField(choices=[('email', 'Courriel'), ('letter', 'Courrier')], max_length=8, verbose_name='voie')),
                ('to_address', models.CharField(max_length=1000, verbose_name='adresse')),
                ('left_on', models.DateField(verbose_name='parti le')),
                ('tracking', models.CharField(blank=True, max_length=20, verbose_name='numéro de suivi')),
                ('came_back_on', models.DateField(blank=True, null=True, verbose_name='revenu le')),
                ('reason', models.CharField(blank=True, choices=[('unknown', 'N’habite pas à l’adresse indiquée, ou inconnu à l’adresse'), ('incomplete', 'Adresse incomplète ou défaut d’accès'), ('unclaimed', 'Avisé et non réclamé'), ('refused', 'Refusé par le destinataire'), ('other', 'Autre raison, ou aucune mention')], max_length=12, verbose_name='mention de la poste')),
                ('note', models.TextField(blank=True, max_length=1000, verbose_name='précisions')),
                ('dispatch', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sendings', to='casework.dispatch')),
            ],
            options={
                'verbose_name': 'envoi',
                'ordering': ['pk'],
            },
        ),
    migrations.RunPython(keep_what_was_posted, migrations.RunPython.noop),
    ]
