# Run by Redmine itself: opens the API, and fills a project of its own.
Setting.rest_api_enabled = '1'
Setting.notified_events = [] # mails are sent by other threads, which lock SQLite
admin = User.find_by_login('admin')
admin.must_change_passwd = false
admin.save!(validate: false)
project = Project.create!(name: 'Trial', identifier: 'trial', trackers: Tracker.all, enabled_module_names: ['issue_tracking'])
statuses = IssueStatus.all.to_a
ids = (1..200).map do |number|
  Issue.create!(project: project, tracker: project.trackers.first, author: admin, subject: "Issue #{number}",
                status: statuses[number % statuses.size], priority: IssuePriority.first).id
end
start = Time.utc(2024, 3, 1, 10)
ids.each_with_index do |id, index|
  at = index < 130 ? start : start + index
  Issue.where(id: id).update_all(created_on: start, updated_on: at)
end
puts "KEY #{admin.api_key}"
